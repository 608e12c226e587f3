/* facets.js applies the filters of a list as they are chosen. It sends the very form that works without it, as a plain
   navigation: history, links and answers in words stay the browser's. On the page that comes, one stands where one stood. */

/** Milliseconds in which several boxes can be ticked before they are asked for together. */
const PAUSE = 400;
const KEPT = "mousite.place";

const folded = document.querySelector("details.facets");
const form = folded?.querySelector("form");
const [{ type: cameBy } = {}] = performance.getEntriesByType("navigation");
// What was asked last: by the page that came, then by each form that was sent.
let asked;
let isSent = false;
let timer;
let changed;

if (form?.requestSubmit) {
  asked = asWhenItCame();
  listen();
  form.classList.add("applies");
  form.querySelectorAll("[data-applies]").forEach((words) => (words.hidden = false));
  if (cameBy === "navigate") {
    standWhereOneStood();
    // What was ticked before this script ran.
    schedule();
  }
}

function listen() {
  form.addEventListener("change", ({ target }) => {
    changed = target;
    schedule();
  });
  // Half a year is not asked for: whoever is typing is waited for.
  form.addEventListener("input", ({ target }) => target.type === "number" && clearTimeout(timer));
  form.addEventListener("focusout", schedule);
  form.addEventListener("formdata", leaveOutEmpty);
  form.addEventListener("submit", () => {
    asked = question();
    isSent = true;
  });
  // Whoever goes elsewhere meanwhile is not called back.
  document.addEventListener("submit", () => clearTimeout(timer));
  document.addEventListener("click", ({ target, ctrlKey, metaKey, shiftKey }) => {
    if (target.closest("a[href]") && !(ctrlKey || metaKey || shiftKey)) {
      clearTimeout(timer);
    }
  });
  addEventListener("pagehide", () => isSent && keepPlace());
  addEventListener("pageshow", ({ persisted }) => (persisted || cameBy !== "navigate") && reset());
}

// While an answer is under way nothing may be lost to it: the new question takes its place at once.
function schedule() {
  clearTimeout(timer);
  timer = setTimeout(() => question() !== asked && form.requestSubmit(), isSent ? 0 : PAUSE);
}

/** What a form would ask, as it would stand in the address. */
function question(ofForm = form) {
  const fields = [...new FormData(ofForm)].filter(([, value]) => value);
  return String(new URLSearchParams(fields));
}

function asWhenItCame() {
  const fresh = form.cloneNode(true);
  fresh.reset();
  return question(fresh);
}

function leaveOutEmpty({ formData }) {
  const fields = [...formData];
  fields.forEach(([name]) => formData.delete(name));
  fields.filter(([, value]) => value).forEach(([name, value]) => formData.append(name, value));
}

/** Back again, the boxes show what this list was asked, not what it was left with. */
function reset() {
  clearTimeout(timer);
  form.reset();
  asked = question();
  isSent = false;
}

function keepPlace() {
  const focused = form.contains(document.activeElement) ? document.activeElement : null;
  const field = focused ?? changed ?? form;
  const place = {
    address: `${location.pathname}?${asked}`,
    isOpen: folded.open,
    name: field.name,
    type: field.type,
    value: field.value,
    isFocused: Boolean(focused),
    focusVisible: Boolean(focused?.matches(":focus-visible")),
    top: field.getBoundingClientRect().top,
  };
  try {
    sessionStorage.setItem(KEPT, JSON.stringify(place));
  } catch {
    // A browser that keeps nothing shows the next page from its top.
  }
}

function keptPlace() {
  try {
    const place = JSON.parse(sessionStorage.getItem(KEPT));
    sessionStorage.removeItem(KEPT);
    return place;
  } catch {
    return null;
  }
}

/** Goes to the field; where its value is no longer offered to its facet, and where that is gone too to the form. */
function standWhereOneStood() {
  const place = keptPlace();
  if (place?.address !== `${location.pathname}?${location.search.slice(1)}`) {
    return;
  }
  const named = [...form.elements].filter(({ name, type }) => name === place.name && type === place.type);
  const field = named.find(({ type, value }) => type !== "checkbox" || value === place.value);
  const target = field ?? named[0]?.closest("fieldset") ?? form;
  folded.open = place.isOpen;
  if (field?.type === "number") {
    field.value = place.value;
  }
  if (place.isFocused) {
    if (!field) {
      target.tabIndex = -1;
    }
    target.focus({ preventScroll: true, focusVisible: place.focusVisible });
  }
  scrollBy({ top: target.getBoundingClientRect().top - place.top, behavior: "instant" });
  sayCount();
}

/** Says how many there are now: the title of the page does, but a reader of screens may begin at the field. */
function sayCount() {
  const status = document.createElement("p");
  status.className = "vh";
  status.setAttribute("role", "status");
  form.after(status);
  setTimeout(() => (status.textContent = document.querySelector(".result-count")?.textContent), PAUSE);
}
