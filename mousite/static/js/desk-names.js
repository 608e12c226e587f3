// Gives names to fields for whoever hears the page: to choosers, which the script that draws them leaves without one, and to
// the two parts of a moment, beside which Django puts words that are no label.
"use strict";
{
  const wordsOf = (label) => label?.textContent.trim().replace(/[:：]$/, "");
  const nameOf = (field) =>
    field.getAttribute("aria-label") ?? wordsOf(document.querySelector(`label[for="${field.id}"]`));

  const name = () => {
    for (const drawn of document.querySelectorAll("select.admin-autocomplete + .select2 .select2-selection")) {
      const said = nameOf(drawn.closest(".select2").previousElementSibling);
      const chosen = drawn.querySelector(".select2-selection__rendered");
      if (said && chosen) {
        chosen.setAttribute("aria-label", [said, chosen.title].filter(Boolean).join(": "));
      }
    }
  };

  for (const part of document.querySelectorAll("p.datetime > input:not([aria-label])")) {
    part.setAttribute("aria-label", wordsOf(part.previousSibling) ?? "");
  }

  // Choosers are drawn and rows added by others who hear of it too: after them. What is chosen they write as a title.
  const nameAfter = () => window.setTimeout(name, 0);
  window.addEventListener("load", nameAfter);
  document.addEventListener("formset:added", nameAfter);
  new MutationObserver(name).observe(document.documentElement, { attributeFilter: ["title"], subtree: true });
}
