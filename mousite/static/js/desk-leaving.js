// Asks before a form that was changed is left: what is not saved would be gone.
"use strict";
{
  const form = document.querySelector(".change-form #content-main form[method=post]");
  const question = document.currentScript?.dataset.question ?? "";
  let isSent = false;

  // What choosers write as the page opens is no change: the state is kept once all of it has settled.
  const typed = () =>
    JSON.stringify([...new FormData(form)].filter(([name]) => name !== "csrfmiddlewaretoken").map(String));

  if (form) {
    let opened = null;
    window.addEventListener("load", () => window.setTimeout(() => (opened = typed()), 0));
    form.addEventListener("submit", () => (isSent = true));
    window.addEventListener("beforeunload", (event) => {
      const isKept = document.querySelector(".errornote, .desk-collision") !== null;
      if (!isSent && opened !== null && (isKept || typed() !== opened)) {
        event.preventDefault();
        event.returnValue = question;
      }
    });
  }
}
