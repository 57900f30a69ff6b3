/**
 * Suggestions while typing in a search field: an editable combobox with a list (ARIA APG).
 *
 * The field works without this. Enter searches for what is written unless a suggestion is marked.
 */

const WAIT = 150; // milliseconds without a key before asking
const SHORTEST = 2;

function element(name, attributes, ...content) {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  made.append(...content);
  return made;
}

/** Make one field, with `data-suggest` the address to ask, a combobox. */
function combobox(input) {
  const id = `${input.id}-list`;
  const label = input.dataset.label;
  const list = element("ul", { id, class: "suggestions", role: "listbox", "aria-label": label, hidden: "" });
  const status = element("p", { class: "vh", role: "status" });
  const kept = new Map();
  let marked = -1;
  let timer;
  let pending;

  input.parentElement.append(list, status);
  for (const [name, value] of [["role", "combobox"], ["autocomplete", "off"], ["aria-autocomplete", "list"], ["aria-controls", id]]) {
    input.setAttribute(name, value);
  }
  open(false);

  function open(is) {
    list.hidden = !is;
    input.setAttribute("aria-expanded", is);
  }

  function mark(index) {
    list.children[marked]?.setAttribute("aria-selected", false);
    marked = index;
    const option = list.children[index];
    option?.setAttribute("aria-selected", true);
    option?.scrollIntoView({ block: "nearest" });
    if (option) input.setAttribute("aria-activedescendant", option.id);
    else input.removeAttribute("aria-activedescendant");
  }

  /** Whatever is on its way then comes too late. */
  function settle() {
    clearTimeout(timer);
    pending?.abort();
  }

  function close() {
    settle();
    mark(-1);
    open(false);
    status.textContent = "";
  }

  function show(suggestions) {
    mark(-1);
    const options = suggestions.map(({ label, lang, detail, url, count }, index) =>
      element(
        "li",
        { id: `${id}-${index}`, role: "option", "aria-selected": false, "data-url": url },
        element("span", { lang }, label),
        " ",
        element("small", {}, count ? `${detail} (${count})` : detail),
      ),
    );
    list.replaceChildren(...options);
    open(options.length > 0);
    status.textContent = `${label}: ${options.length}`;
  }

  /** Ask for what is written now; of several questions only the newest is answered. */
  async function ask() {
    const q = input.value.trim();
    pending?.abort();
    if (q.length < SHORTEST) return close();
    const { signal } = (pending = new AbortController());
    try {
      if (!kept.has(q)) {
        const address = new URL(input.dataset.suggest, location);
        address.searchParams.set("q", q);
        const response = await fetch(address, { signal });
        // Asked too much, or no answer to be had: one can type on.
        if (!response.ok) return close();
        kept.set(q, (await response.json()).suggestions);
      }
      if (!signal.aborted) show(kept.get(q));
    } catch (error) {
      if (signal.aborted) return;
      console.info(error);
      close();
    }
  }

  function choose(option) {
    close();
    location.assign(option.dataset.url);
  }

  input.addEventListener("input", () => {
    mark(-1);
    clearTimeout(timer);
    timer = setTimeout(ask, WAIT);
  });

  input.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.isComposing) return;
    if (step) {
      event.preventDefault();
      const places = list.children.length + 1; // the field itself is one of them
      if (list.hidden) ask();
      else {
        settle(); // another list would take away what is marked in this one
        mark(((marked + 1 + step + places) % places) - 1);
      }
    } else if (event.key === "Enter" && marked >= 0) {
      event.preventDefault();
      choose(list.children[marked]);
    } else if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      close();
    }
  });

  // The field keeps the focus while a finger or mouse is on the list.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", ({ target }) => {
    const option = target.closest("li");
    if (option) choose(option);
  });
  input.addEventListener("blur", close);
  input.form.addEventListener("submit", close);
}

document.querySelectorAll("[data-suggest]").forEach(combobox);
