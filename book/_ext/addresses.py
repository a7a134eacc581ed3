"""What depends on the addresses in ``_config.yml``: repository buttons only where there is a repository."""


def add_repository_buttons(app, config):
    """Switch the theme's buttons on if the repository's address is known, else leave its address out."""
    theme = config.html_theme_options
    if theme.get("repository_url"):
        theme.update(use_repository_button=True, use_issues_button=True)
    else:
        theme.pop("repository_url", None)


def setup(app):
    app.connect("config-inited", add_repository_buttons)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
