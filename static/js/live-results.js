/**
 * The search page, updated in place.
 *
 * The page works without this: a form, links, whole pages. Here the same addresses are fetched, and
 * what stands in each `data-part` is replaced by what the new page has there. Anything unexpected
 * leaves it to the browser to go there.
 */

const form = document.querySelector("#sok");
const results = document.querySelector("#resultat");
const total = document.querySelector(".total");

/** The search that is on its way; a newer one breaks it off. */
let pending = null;

/** The query of the page that is shown, to tell a step in the history from a jump on the page. */
let shown = location.search;

/** Whether a field says something: a distance says nothing without a place. */
function says([name, value]) {
  const { near, place } = form.elements;
  return value && !(name === "sort" && value === "relevance") && !(name === "radius" && !near.value && !place.value);
}

/** The address that the form would send to; fields that say nothing are left out. */
function addressOfForm() {
  const said = [...new FormData(form)].filter(says);
  const address = new URL(form.action);
  address.search = new URLSearchParams(said);
  return address;
}

/** The page at an address, and where it was in the end. Throws when it is no page of ours. */
async function fetchPage(address, signal) {
  const response = await fetch(address, { signal });
  if (!response.ok || new URL(response.url).pathname !== location.pathname) {
    throw new Error(`${address} answered ${response.status} at ${response.url}`);
  }
  return [new DOMParser().parseFromString(await response.text(), "text/html"), response.url];
}

/** Pairs of each part of this page and the same part of another. Throws when one lacks it. */
function partsIn(page) {
  return [...document.querySelectorAll("[data-part]")].map((part) => {
    const fresh = page.querySelector(`[data-part="${part.dataset.part}"]`);
    if (!fresh) throw new Error(`There is no ${part.dataset.part} in the answer`);
    return [part, fresh];
  });
}

/** Facets that the visitor has unfolded stay so. */
function keepUnfolded(page) {
  for (const open of document.querySelectorAll(".facet details[open]")) {
    page.querySelector(`#${open.closest(".facet").id} details`)?.setAttribute("open", "");
  }
}

/** Drawings that the new parts use. */
function replaceSprite(page) {
  const fresh = page.querySelector(".sprite");
  const old = document.querySelector(".sprite");
  if (fresh && old) old.replaceWith(fresh);
  else if (fresh) document.body.prepend(fresh);
}

/** Show another page's parts. Focus stays where it was, or goes to the total. */
function show(page, { scroll }) {
  const parts = partsIn(page);
  const focused = document.activeElement;
  keepUnfolded(page);
  replaceSprite(page);
  for (const [part, fresh] of parts) part.replaceChildren(...fresh.childNodes);
  document.title = page.title;
  if (focused !== form.elements.q) form.elements.q.value = page.querySelector("#q").value;
  if (focused !== document.body && !focused.isConnected) {
    const again = focused.id && document.getElementById(focused.id);
    (again || total).focus({ preventScroll: true });
  }
  if (scroll) results.scrollIntoView();
}

/** Fetch and show an address, unless a newer one is asked for meanwhile. */
async function go(address, { push = true, scroll = false } = {}) {
  pending?.abort();
  const mine = (pending = new AbortController());
  results.setAttribute("aria-busy", "true");
  try {
    const [page, reached] = await fetchPage(address, mine.signal);
    show(page, { scroll });
    shown = new URL(reached).search;
    if (push) history.pushState(null, "", reached);
    results.removeAttribute("aria-busy");
  } catch (error) {
    if (mine.signal.aborted) return;
    console.warn(error);
    location.assign(address);
  }
}

/** Whether a click is an ordinary one on a link to another search on this page. */
function leadsToSearch(event, link) {
  const plain = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
  const target = link && new URL(link.getAttribute("href"), location);
  return plain && target?.origin === location.origin && target.pathname === location.pathname && !target.hash && target;
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  document.querySelector(".foldout:popover-open")?.hidePopover();
  go(addressOfForm());
});

document.addEventListener("change", ({ target }) => {
  // A year that is being typed is 0002, then 0020: the fields must not be replaced meanwhile.
  const unfinished = target.type === "date" && target.value && target.value < "2000";
  if (target.form === form && target.type !== "search" && !unfinished) go(addressOfForm());
});

document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-part] a");
  const address = leadsToSearch(event, link);
  if (!address || link.hasAttribute("hreflang")) return;
  event.preventDefault();
  go(address, { scroll: Boolean(link.closest(".pages, .map")) });
});

addEventListener("popstate", () => {
  if (location.search !== shown) go(new URL(location), { push: false });
});
