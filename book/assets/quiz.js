/* Shows the explanation of the chosen answer in the status region of its question. */
for (const question of document.querySelectorAll(".quiz-question")) {
  const terms = question.querySelectorAll(".quiz-answers dt");
  const feedback = question.querySelector(".quiz-feedback");
  question.addEventListener("change", (event) => {
    const term = terms[event.target.value];
    const right = term.classList.contains("quiz-right");
    const verdict = document.createElement("strong");
    verdict.textContent = right ? "Right." : "Not quite.";
    feedback.dataset.right = right;
    feedback.replaceChildren(verdict, ...[...term.nextElementSibling.childNodes].map((node) => node.cloneNode(true)));
  });
}
