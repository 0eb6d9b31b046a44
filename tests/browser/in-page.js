// What the tests of pages ask inside a page. It is given to the browser as text.

const TAB_STOPS = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]';
const FOCUS_STYLES = ['outline', 'box-shadow', 'background-color', 'border-color', 'border-width', 'color'];

/** @param {Element} element */
function named(element) {
  const id = element.id ? `#${element.id}` : '';
  const look = element.getAttribute('class')?.split(' ')[0];
  return `${element.localName}${id}${look ? `.${look}` : ''} "${element.textContent.trim().slice(0, 30)}"`;
}

/** @param {Element} element */
const isSeen = (element) =>
  element.checkVisibility({ visibilityProperty: true }) && !element.closest('.nhsuk-u-visually-hidden');

/** Of several radios of one name the keyboard stops at the chosen one, or at the first. @param {Element} element */
function isOwnStop(element) {
  if (!(element instanceof HTMLInputElement) || element.type !== 'radio') return true;
  const group = [...document.querySelectorAll(`input[type=radio][name="${element.name}"]`)];
  return element === (group.find(({ checked }) => checked) ?? group[0]);
}

const tabStops = () =>
  [...document.querySelectorAll(TAB_STOPS)].filter(
    (element) => !element.matches(':disabled, [tabindex="-1"]') && isOwnStop(element) && element.checkVisibility(),
  );

/** All by which focus can show: of the element, of what it wraps, and of the drawn box beside a real one. @param {Element} element */
function lookOf(element) {
  const [inside, beside] = [element.firstElementChild, element.nextElementSibling];
  const styles = [
    getComputedStyle(element),
    inside && getComputedStyle(inside),
    beside && getComputedStyle(beside, '::before'),
  ];
  return styles.map((style) => style && FOCUS_STYLES.map((name) => style.getPropertyValue(name)).join()).join('|');
}

/** @type {Map<Element, string>} */
const reached = new Map();

/** Notes from now on what the focus reaches and how that looks. Gives how many stops there are. */
function watchFocus() {
  document.addEventListener('focusin', ({ target }) => {
    if (target instanceof Element && !reached.has(target)) reached.set(target, lookOf(target));
  });
  return tabStops().length;
}

/** What the keyboard did not reach, not in the order of the page, or reached without its being seen. */
function focusFaults() {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  const stops = tabStops();
  const order = [...reached.keys()].filter((element) => stops.includes(element));
  const inOrder = stops.filter((element) => reached.has(element));
  return [
    ...stops.filter((element) => !reached.has(element)).map((element) => `not reached: ${named(element)}`),
    ...order.filter((element, place) => element !== inOrder[place]).map((element) => `not in order: ${named(element)}`),
    ...order.filter((element) => reached.get(element) === lookOf(element)).map((one) => `not shown: ${named(one)}`),
  ];
}

/** @param {Element} element */
const isInScroller = (element) => element.parentElement?.closest('.scrolls, .table') != null;

/** What makes the page wider than its window. */
function tooWide() {
  if (document.documentElement.scrollWidth <= innerWidth) return [];
  const wide = [...document.body.querySelectorAll('*')].filter(
    (element) => isSeen(element) && !isInScroller(element) && element.getBoundingClientRect().right > innerWidth + 1,
  );
  return [`the document has ${document.documentElement.scrollWidth} of ${innerWidth} px`, ...wide.map(named)];
}

/** What paper would not show: parts behind an edge, and the words of a box that is too small for them. */
function cutOff() {
  const isHidden = (element) => {
    const { overflowX } = getComputedStyle(element);
    const isWide = overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1;
    return isWide || (element.localName === 'textarea' && element.scrollHeight > element.clientHeight + 1);
  };
  const parts = [...document.body.querySelectorAll('*')].filter((element) => isSeen(element) && isHidden(element));
  return [...tooWide(), ...parts.map((element) => `cut off: ${named(element)}`)];
}

/** What only leads elsewhere, or does something, and is of no use on paper. */
const notForPaper = () =>
  [...document.querySelectorAll('nav, button, .nhsuk-skip-link, .nhsuk-back-link')]
    .filter(isSeen)
    .map((element) => `not for paper: ${named(element)}`);

/** Charts that have no name, or no table with their figures. */
const bareCharts = () =>
  [...document.querySelectorAll('svg[role=img]')]
    .filter((chart) => {
      const ids = (chart.getAttribute('aria-labelledby') ?? '').split(' ');
      const isNamed = ids.some((id) => document.getElementById(id)?.textContent);
      const place = chart.closest('.beside, .nhsuk-card');
      return !isNamed || !place?.querySelector('table tbody td');
    })
    .map(named);

globalThis.inPage = { watchFocus, focusFaults, tooWide, cutOff, notForPaper, bareCharts };
