// The page as a whole: what shows, where it stands in the address, and the keyboard.

const root = document.documentElement;

/** Shows another view, plateau or perspective. */
function go(to, isFromPanel = false) {
  const before = { ...state };
  Object.assign(state, to);
  const hasMoved = before.view !== state.view;
  if (!hasMoved && before.plateau === state.plateau && before.perspective === state.perspective) return;
  if (hasMoved) cameras.set(before.view, { ...camera });
  show();
  if (hasMoved) {
    const known = cameras.get(state.view);
    if (known && !known.isFitted) { Object.assign(camera, known); place(); } else fit();
    const item = itemOf(state.chosen);
    if (isFromPanel && item && !Array.isArray(item)) reveal(item, true);
  }
  const { n } = data.views[state.view];
  announce([n, data.plateaus[state.plateau].n, lossAnnouncement()].filter(Boolean).join('. '));
  keepAddress();
}

function lossAnnouncement() {
  const loss = state.lost && lossOf(state.plateau, state.lost);
  return loss ? `${say('lossOf', { name: nameOf(state.lost) })}. ${lossInWords(loss)}` : '';
}

/** Chooses what the panel speaks of; where it is not on this view, goes to one that shows it. */
function choose(subject, isFromPanel = false) {
  const before = state.chosen;
  state.chosen = subject;
  if (subject && isFromPanel && subject[0] !== 'b') {
    const views = shownIn(state.plateau).get(subject[1]);
    if (views?.size && !views.has(state.view)) go({ view: [...views][0] });
  }
  showDetails();
  showChosenOnMap();
  const item = itemOf(subject);
  if (isFromPanel && item && !Array.isArray(item)) {
    reveal(item, true);
    order.forEach(one => one.element.setAttribute('tabindex', one === item ? '0' : '-1'));
  }
  if (subject) announce(said(subject));
  else if (before) (itemOf(before)?.element ?? order[0]?.element)?.focus({ preventScroll: true });
  keepAddress();
}

function said(subject) {
  const item = itemOf(subject);
  if (item && !Array.isArray(item)) return item.element.getAttribute('aria-label');
  const here = chapter(state.plateau);
  const [type, id] = subject;
  if (type === 'l' && here.link.has(id)) return linkSentence(here.link.get(id));
  if (type === 'n') return here.note.get(id)?.t || here.note.get(id)?.x || id;
  return type === 'b' ? byId('details-title').textContent : nameOf(id);
}

/** Imagines the loss of an element, or ends that. */
function lose(id) {
  if (!data.losses) return;
  state.lost = id;
  show();
  if (!document.activeElement?.item) byId('what-if')?.focus();
  announce(id ? lossAnnouncement() : words.whatIfEnd);
  keepAddress();
}

/** Puts all that shows in step with the state. */
function show() {
  render();
  showControls();
  showLegend();
  showDetails();
  showOutline();
  showTitleBlock();
}

function showControls() {
  [...byId('views').children].forEach((tab, at) => {
    const isShown = at === state.view;
    tab.setAttribute('aria-selected', String(isShown));
    tab.tabIndex = isShown ? 0 : -1;
    if (isShown) {
      stage.setAttribute('aria-labelledby', tab.id);
      tab.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    }
  });
  [...byId('plateaus').children].forEach((stop, at) => {
    stop.setAttribute('aria-checked', String(at === state.plateau));
    stop.tabIndex = at === state.plateau ? 0 : -1;
  });
  const select = byId('perspective');
  select.options[select.options.length - 1].hidden = !state.lost;
  select.value = state.lost ? 'loss' : String(state.perspective);
  const [elements, links, notes] = scene.counts;
  byId('counts').textContent = [counted('countElements', elements), counted('countLinks', links), counted('countNotes', notes)].join(' · ');
  byId('where').textContent = data.views[state.view].d ?? '';
}

/** What the title block says, on paper. */
function showTitleBlock() {
  const { about } = data;
  const plateau = data.plateaus[state.plateau], view = data.views[state.view];
  const perspective = state.lost ? say('lossOf', { name: nameOf(state.lost) }) : data.perspectives[state.perspective].n;
  byId('print-title').textContent = [about.title, view.n].filter(Boolean).join(' – ');
  const loss = state.lost && lossOf(state.plateau, state.lost);
  byId('print-subtitle').textContent = [plateau.n, perspective, loss ? lossInWords(loss) : ''].filter(Boolean).join(' · ');
  const cells = [
    [words.titleOrganisation, about.organisation], [words.titleView, view.n], [words.titlePlateau, plateau.n],
    [words.titlePerspective, perspective], [words.titleVersion, about.version], [words.titleDate, about.date], [words.titleAuthor, about.author],
  ];
  const logo = about.logo === undefined ? [] : [make('div', {}, make('img', { class: 'logo', src: data.pictures[about.logo], alt: about.organisation ?? '' }))];
  byId('block').replaceChildren(...logo, ...cells.filter(([, value]) => value)
    .map(([label, value]) => make('div', {}, make('dt', {}, label), make('dd', {}, value))));
}

// The address: #view/plateau/chosen/perspective/lost

function address() {
  const chosen = state.chosen && state.chosen[0] !== 'b' ? `${state.chosen[0]}:${state.chosen[1]}` : '';
  const parts = [data.views[state.view].i, data.plateaus[state.plateau].i, chosen,
    state.perspective ? data.perspectives[state.perspective].i : '', state.lost ?? ''];
  return `#${parts.map(encodeURIComponent).join('/').replace(/\/+$/, '')}`;
}

let isReading = true;

function keepAddress() {
  const next = address();
  if (!isReading && location.hash !== next) location.hash = next;
}

/** Takes over what an address says, as far as the page has it; whether it said anything. */
function readAddress() {
  const part = text => { try { return decodeURIComponent(text); } catch { return ''; } };
  const [view, plateau, chosen, perspective, lost] = location.hash.slice(1).split('/').map(part);
  const at = (list, id) => Math.max(list.findIndex(one => one.i === id), 0);
  Object.assign(state, { view: at(data.views, view), plateau: at(data.plateaus, plateau), perspective: at(data.perspectives, perspective) });
  const here = chapter(state.plateau);
  const [, type, id] = /^([eln]):(.*)$/s.exec(chosen ?? '') ?? [null, 'e', chosen];
  const known = { e: here.element, l: here.link, n: here.note }[type];
  state.chosen = id && known.has(id) ? [type, id] : null;
  state.lost = lost && data.losses && here.element.has(lost) ? lost : null;
}

window.addEventListener('hashchange', () => {
  if (location.hash === address()) return;
  const before = state.view;
  isReading = true;
  readAddress();
  show();
  if (before !== state.view) fit();
  isReading = false;
});

// The keyboard.

/** Arrows among the buttons of a row, one of which is chosen. */
function arrows(parent, pick) {
  parent.addEventListener('keydown', event => {
    const all = [...parent.children];
    const at = all.indexOf(event.target.closest('button'));
    const steps = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 };
    if (at < 0 || !(event.key in steps)) return;
    event.preventDefault();
    event.stopPropagation();
    const next = (steps[event.key] + all.length) % all.length;
    pick(next);
    all[next].focus();
  });
}

canvas.addEventListener('keydown', event => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const item = event.target.item;
  const at = order.indexOf(item);
  const steps = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: order.length - 1 };
  if (event.key in steps && order.length) {
    event.preventDefault();
    focusItem(order[(steps[event.key] + order.length) % order.length]);
  } else if (item && (event.key === 'Enter' || event.key === ' ')) {
    event.preventDefault();
    choose(item.subject);
    byId('details').focus();
  } else if (item && event.key.toLowerCase() === 'i' && item.subject[0] === 'e') {
    event.preventDefault();
    const id = item.subject[1];
    state.chosen = ['e', id];
    lose(state.lost === id ? null : id);
  }
});

document.addEventListener('keydown', event => {
  const isTyping = event.target.closest('input, select, textarea');
  if (event.key === 'Escape') {
    if (state.chosen) choose(null);
    else if (state.lost) lose(null);
    return;
  }
  if (isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
  const keys = { '/': () => field.focus(), '+': () => zoom(1.25), '=': () => zoom(1.25), '-': () => zoom(0.8), 0: fit };
  if (!keys[event.key]) return;
  event.preventDefault();
  keys[event.key]();
});

byId('skip').addEventListener('click', () => (order.length ? focusItem(order.find(one => one.element.tabIndex === 0) ?? order[0]) : canvas.focus()));

// Paper: the whole drawing, whatever the camera looks at.

window.addEventListener('beforeprint', () => {
  const [x, y, width, height] = scene.bounds;
  canvas.setAttribute('viewBox', `${x - 8} ${y - 12} ${width + 16} ${height + 24}`);
  world.removeAttribute('transform');
});
window.addEventListener('afterprint', () => {
  canvas.removeAttribute('viewBox');
  place();
});

// Colours.

const isDark = () => (root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches);

function showTheme() {
  const button = byId('theme-toggle');
  const label = isDark() ? words.toLight : words.toDark;
  setIcon(button, isDark() ? 'sun' : 'moon');
  button.title = label;
  button.setAttribute('aria-label', label);
}

// The start.

function start() {
  byId('icons').append(...data.icons.map(([name, d]) => {
    const symbol = shape('symbol', { id: `i-${name}`, viewBox: '0 0 24 24' });
    // A copy of a symbol knows none of the styles around it.
    symbol.append(shape('path', { d, fill: 'none', 'stroke-width': 2, 'stroke-linecap': 'round', 'stroke-linejoin': 'round' }));
    return symbol;
  }));
  const { about } = data;
  byId('subtitle').textContent = [about.organisation, about.version, about.date].filter(Boolean).join(' · ');
  byId('title').title = about.description ?? '';
  if (about.logo !== undefined) {
    document.querySelector('.brand .tile').replaceWith(make('img', { class: 'logo', src: data.pictures[about.logo], alt: about.organisation ?? '' }));
  }
  byId('views').append(...data.views.map((view, at) =>
    make('button', { type: 'button', role: 'tab', class: 'tab', id: `view-${at}`, 'aria-controls': 'stage', title: view.d ?? view.n, onclick: () => go({ view: at }) }, view.n)));
  byId('plateaus').append(...data.plateaus.map((plateau, at) =>
    make('button', { type: 'button', role: 'radio', class: 'stop', title: [plateau.n, [plateau.f, plateau.u].filter(Boolean).join(' → ')].filter(Boolean).join(', '), onclick: () => go({ plateau: at }) }, make('span', {}, plateau.n))));
  byId('plateaus').hidden = data.plateaus.length < 2 && !data.plateaus[0].n;
  byId('perspective').append(...data.perspectives.map((one, at) => make('option', { value: at }, one.n)),
    make('option', { value: 'loss', hidden: true }, words.perspectiveLoss));
  byId('perspective').addEventListener('change', event => {
    state.lost = null;
    const perspective = Number(event.target.value);
    if (perspective === state.perspective) { show(); keepAddress(); } else go({ perspective });
  });
  arrows(byId('views'), view => go({ view }));
  arrows(byId('plateaus'), plateau => go({ plateau }));
  byId('zoom-in').addEventListener('click', () => zoom(1.25));
  byId('zoom-out').addEventListener('click', () => zoom(0.8));
  byId('zoom-fit').addEventListener('click', fit);
  byId('print').addEventListener('click', () => window.print());
  const toggle = (button, panel, isOpen) => {
    byId(button).setAttribute('aria-expanded', String(isOpen));
    byId(panel).hidden = !isOpen;
  };
  byId('legend-toggle').addEventListener('click', () => toggle('legend-toggle', 'legend-body', byId('legend-body').hidden));
  byId('outline-toggle').addEventListener('click', () => {
    toggle('outline-toggle', 'outline', byId('outline').hidden);
    showOutline();
    place();
  });
  byId('theme-toggle').addEventListener('click', () => {
    root.dataset.theme = isDark() ? 'light' : 'dark';
    showTheme();
  });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', showTheme);
  showTheme();
  toggle('legend-toggle', 'legend-body', innerWidth > 1100);
  if (innerWidth >= 1600) toggle('outline-toggle', 'outline', true);
  const isDeep = location.hash.length > 1;
  readAddress();
  show();
  fit();
  const item = isDeep && itemOf(state.chosen);
  if (item && !Array.isArray(item)) reveal(item, true);
  let isFirst = true;
  new ResizeObserver(() => {
    if (isFirst) isFirst = false; else if (camera.isFitted) fit(); else place();
  }).observe(stage);
  isReading = false;
  performance.mark('portolan-interactive');
}

start();
