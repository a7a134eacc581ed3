"""TRUSTED, but reads what anybody may have uploaded: brings what platforms hand out into the class.

`members` opens a download, an archive or a folder, without following or obeying anything in it, `platform_names` read
what the names in it say, `times` when something was handed in, and `matching` whose it is by the list of the class.
`attempts` choose what counts of several attempts, and `collecting` puts it into the class and writes down what became
of every file. What was handed in is only copied: `intake` reads it when it is graded.
"""
