/* suggestions.js shows names that begin with what is typed under the box that searches: a combobox with a list, after
   the ARIA pattern. Its words stand in the page, in the page's language (partials/_search_box.html). */

/** Milliseconds without a key before names are asked for, and before their number is said. */
const PAUSE = 200;
const SILENCE = 1000;
/** One Latin letter begins too many names to suggest any. */
const TOO_LITTLE = /^[\x20-\x7e]?$/;

document.querySelectorAll("[data-suggestions]").forEach(suggestIn);

function suggestIn(row) {
  const input = row.querySelector("input");
  const words = row.dataset;
  const list = made("div", {
    id: `${input.id}-suggestions`,
    class: "suggestions",
    role: "listbox",
    "aria-label": words.label,
    hidden: "",
  });
  const status = made("p", { class: "vh", role: "status" });
  let asking;
  let active = -1;
  let waiting;
  let saying;

  const schedule = (pause = PAUSE) => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, pause);
  };

  async function ask() {
    const typed = input.value.trim();
    asking?.abort();
    if (TOO_LITTLE.test(typed)) {
      close();
      return;
    }
    asking = new AbortController();
    const { signal } = asking;
    try {
      const answer = await fetch(`${words.suggestions}?${new URLSearchParams({ q: typed })}`, { signal });
      const { suggestions } = answer.ok ? await answer.json() : { suggestions: [] };
      if (!signal.aborted) {
        show(suggestions);
      }
    } catch {
      if (!signal.aborted) {
        close();
      }
    }
  }

  function show(suggestions) {
    activate(-1);
    list.replaceChildren(...suggestions.map(option));
    list.hidden = !suggestions.length;
    input.setAttribute("aria-expanded", String(!list.hidden));
    clearTimeout(saying);
    saying = setTimeout(() => (status.textContent = inWords(suggestions.length)), SILENCE);
  }

  function close() {
    clearTimeout(waiting);
    clearTimeout(saying);
    asking?.abort();
    activate(-1);
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    status.textContent = "";
  }

  function activate(place) {
    list.children[active]?.setAttribute("aria-selected", "false");
    active = place;
    const chosen = list.children[active];
    if (!chosen) {
      input.removeAttribute("aria-activedescendant");
      return;
    }
    chosen.setAttribute("aria-selected", "true");
    chosen.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", chosen.id);
  }

  /** One suggestion. A link, so that the mouse can open it beside this page as any other. */
  function option({ name, language, kind, address }, place) {
    const link = made("a", {
      id: `${list.id}-${place}`,
      role: "option",
      "aria-selected": "false",
      href: address,
      tabindex: "-1",
    });
    const isForeign = language && language !== document.documentElement.lang;
    const called = made("span", isForeign ? { lang: language, dir: "auto" } : {});
    called.textContent = name;
    const what = made("span", { class: "what" });
    what.textContent = kind;
    link.append(called, " ", what);
    return link;
  }

  function inWords(number) {
    return [words.none, words.one][number] ?? words.many.replace("{number}", number);
  }

  /** Moves through the list and, between its last and its first, through the box itself. */
  function move(step) {
    const places = list.children.length + 1;
    activate(((active + 1 + step + places) % places) - 1);
  }

  input.addEventListener("keydown", (event) => {
    // Keys that an input method uses are its own; 229 is how Safari says so of the last of them.
    const isTaken = event.isComposing || event.keyCode === 229;
    if (isTaken || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) {
      return;
    }
    const isOpen = !list.hidden;
    if (isOpen && ["ArrowDown", "ArrowUp"].includes(event.key)) {
      move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "ArrowDown") {
      schedule(0);
    } else if (event.key === "Enter" && active >= 0) {
      list.children[active].click();
    } else if (event.key === "Escape" && isOpen) {
      close();
    } else {
      return;
    }
    event.preventDefault();
  });
  input.addEventListener("input", (event) => {
    activate(-1);
    if (!event.isComposing) {
      schedule();
    }
  });
  input.addEventListener("compositionstart", close);
  input.addEventListener("compositionend", () => schedule());
  row.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget !== input && !list.contains(relatedTarget)) {
      close();
    }
  });
  // A press in the list leaves the focus in the box.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  input.form.addEventListener("submit", close);
  addEventListener("pagehide", close);

  for (const [name, value] of Object.entries({
    role: "combobox",
    "aria-autocomplete": "list",
    "aria-expanded": "false",
    "aria-controls": list.id,
  })) {
    input.setAttribute(name, value);
  }
  row.append(list);
  row.after(status);
}

function made(tag, attributes) {
  const element = document.createElement(tag);
  Object.entries(attributes).forEach(([name, value]) => element.setAttribute(name, value));
  return element;
}
