// The panels: details of what is chosen, what a loss does, the list of elements, the legend.

function row(subject, sign, content, className = '') {
  return make('li', {}, make('button', { type: 'button', class: `row ${className}`, onclick: () => choose(subject, true) },
    icon(sign), content));
}

/** An element in a row: name, and a few words under it. */
function elementRow(element, about, mark) {
  const two = make('span', { class: 'two' }, make('b', {}, element.n), about ? make('small', {}, about) : null);
  const sign = mark ? data.impactStates[mark.state][5] : element.c;
  return row(['e', element.i], sign, two, mark ? stateKeys[mark.state] : '');
}

function section(title, ...content) {
  return make('section', {}, make('h3', {}, title), ...content);
}

const rows = list => make('ul', { class: 'rows' }, ...list);

/** A list that shows its first entries, and the others when they are asked for. */
function longRows(list, most = 12) {
  const shown = rows(list.slice(0, most));
  if (list.length <= most) return shown;
  const more = make('button', { type: 'button', class: 'button edge', onclick: () => {
    shown.append(...list.slice(most));
    more.remove();
  } }, counted('countOthers', list.length - most));
  return make('div', {}, shown, more);
}

function facts(pairs) {
  const list = make('dl', { class: 'facts' });
  for (const [label, ...values] of pairs.filter(pair => pair[1])) {
    list.append(make('dt', {}, label), make('dd', {}, ...values));
  }
  return list;
}

function head(sign, tint, title, about) {
  return make('div', { class: 'head' },
    make('span', { class: `tile ${tint}`, 'aria-hidden': 'true' }, icon(sign)),
    make('div', {}, make('h2', { id: 'details-title' }, title), about ? make('p', {}, about) : null),
    make('button', { type: 'button', class: 'button close', 'aria-label': words.close, title: words.close, onclick: () => choose(null) }, icon('x')));
}

/** Fills the panel with what is chosen. */
function showDetails() {
  const panel = byId('details');
  const kinds = { e: elementDetails, l: linkDetails, n: noteDetails, b: bundleDetails };
  const content = state.chosen ? kinds[state.chosen[0]](...state.chosen.slice(1)) : state.lost ? lossDetails() : null;
  const wasOpen = !panel.hidden, hadFocus = panel.contains(document.activeElement);
  panel.hidden = !content;
  panel.replaceChildren(...content ?? []);
  // What had the focus is gone; the panel itself goes on from there.
  if (hadFocus && content) panel.focus({ preventScroll: true });
  panel.scrollTop = 0;
  if (wasOpen === panel.hidden) {
    if (camera.isFitted) fit(); else place();
  }
  markOutline();
}

/** What is not there at this plateau, by the name that it has at another. */
function gone(id) {
  const name = data.elements.find(one => one.i === id)?.n ?? id;
  return [head('triangle-alert', 'amber', name, say('missing', { name }))];
}

function elementDetails(id) {
  const here = chapter(state.plateau);
  const element = here.element.get(id);
  if (!element) return state.lost ? [...gone(id), ...lossDetails()] : gone(id);
  const all = [head(element.c, data.hues[element.h], element.n, data.kinds[element.k])];
  const isLost = state.lost === id;
  if (data.losses) {
    all.push(make('div', { class: 'actions' }, make('button', {
      type: 'button', id: 'what-if', class: `button ${isLost ? 'edge' : 'full'}`, onclick: () => lose(isLost ? null : id),
    }, icon(isLost ? 'x' : 'zap'), isLost ? words.whatIfEnd : words.whatIf)));
  }
  if (state.lost) all.push(...lossDetails());
  if (!data.losses) all.push(make('p', { class: 'muted' }, words.lossLeftOut));
  const path = [];
  for (let at = here.element.get(element.p); at && path.length < 40; at = here.element.get(at.p)) path.push(at);
  if (path.length) {
    all.push(section(words.path, rows(path.map(one => elementRow(one, data.kinds[one.k])))));
  }
  if (element.d) {
    const needs = element.d.map((level, at) => {
      if (level === null) return null;
      const [letter, name] = data.needs[at];
      const bars = [1, 2, 3, 4].map(step => make('i', { class: step <= level ? 'on' : '' }));
      const said = say('need', { name, level });
      return make('span', { class: 'need', role: 'img', 'aria-label': said, title: said }, letter, make('span', {}, ...bars));
    });
    all.push(section(words.needs, make('div', { class: 'needs' }, ...needs)));
  }
  all.push(...attributes(element.a));
  const links = here.linksOf.get(id) ?? [];
  all.push(section(`${words.links} (${figures.format(links.length)})`, links.length
    ? longRows(links.map(link => linkRow(link, id)))
    : make('p', { class: 'muted' }, words.linksNone)));
  all.push(...dependents(id));
  const inside = here.inside.get(id) ?? [];
  if (inside.length) all.push(section(`${words.contains} (${figures.format(inside.length)})`, longRows(inside.map(one => elementRow(one, data.kinds[one.k])))));
  const notes = here.notesOf.get(id) ?? [];
  if (notes.length) all.push(section(words.notes, rows(notes.map(noteRow))));
  all.push(...whereShown(id));
  return all;
}

/** The business services that its loss touches, as the program finds them. */
function dependents(id) {
  const loss = lossOf(state.plateau, id);
  if (!loss || state.lost === id) return [];
  const here = chapter(state.plateau);
  const services = [...loss].map(([other, mark]) => [here.element.get(other), mark])
    .filter(([other]) => other && other.i !== id && isService(other));
  return [section(words.services, services.length
    ? rows(services.map(([other, mark]) => elementRow(other, stateWords(mark), mark)))
    : make('p', { class: 'muted' }, words.servicesNone))];
}

const isService = element => data.services.includes(element.k);

const stateWords = mark => [data.impactStates[mark.state][4], mark.reason].filter(Boolean).join(' · ');

function attributes(all = []) {
  const groups = new Map();
  for (const [label, value] of all) into(groups, data.labels[label][1], [data.labels[label][0], wordsOrLink(value)]);
  return [...groups].sort((a, b) => a[0] - b[0]).map(([group, pairs]) => section(data.groups[group], facts(pairs)));
}

/** A link in the list of one of its ends. */
function linkRow(link, id) {
  const [, verb, reverse] = data.linkKinds[link.k];
  const isFrom = link.f === id;
  const about = linkWords(link);
  const said = make('span', { class: 'sentence' }, make('span', {}, `${isFrom ? verb : reverse} `), nameOf(isFrom ? link.t : link.f),
    about ? make('span', {}, ` · ${about}`) : null);
  return row(['l', link.i], 'link', said);
}

function noteRow(note) {
  const [kind, sign] = data.noteKinds[note.k];
  const two = make('span', { class: 'two' }, make('b', {}, note.t || note.x || kind), make('small', {}, `${kind} · ${note.s}`));
  return row(['n', note.i], sign, two);
}

function whereShown(id) {
  const views = [...shownIn(state.plateau).get(id) ?? []];
  return [section(words.shownIn, views.length
    ? rows(views.map(view => make('li', {}, make('button', { type: 'button', class: 'row', 'aria-current': view === state.view ? 'true' : null, onclick: () => go({ view }, true) },
      icon('map'), make('span', { class: 'sentence' }, data.views[view].n)))))
    : make('p', { class: 'muted' }, words.shownNowhere))];
}

function linkDetails(id) {
  const here = chapter(state.plateau);
  const link = here.link.get(id);
  if (!link) return gone(id);
  const ends = [link.f, link.t].map(end => here.element.get(end)).filter(Boolean);
  const notes = here.notesOf.get(id) ?? [];
  return [
    head('link', 'slate', link.n || data.linkKinds[link.k][0], linkSentence(link)),
    make('div', {}, rows(ends.map(end => elementRow(end, data.kinds[end.k])))),
    ...attributes(link.a),
    ...(notes.length ? [section(words.notes, rows(notes.map(noteRow)))] : []),
    ...whereShown(id),
  ];
}

function bundleDetails(from, to, ...ids) {
  const links = ids.map(id => chapter(state.plateau).link.get(id)).filter(Boolean);
  const list = links.map(link => row(['l', link.i], 'link', make('span', { class: 'sentence' }, linkSentence(link),
    make('span', {}, linkWords(link) ? ` · ${linkWords(link)}` : ''))));
  return [head('link', 'slate', `${nameOf(from)} → ${nameOf(to)}`, counted('countBundle', links.length)), longRows(list, 40)];
}

function noteDetails(id) {
  const here = chapter(state.plateau);
  const note = here.note.get(id);
  if (!note) return gone(id);
  const [kind, sign] = data.noteKinds[note.k];
  const about = here.element.get(note.g), link = here.link.get(note.g);
  const all = [head(sign, 'note', note.t || `${kind}${note.m ? ` ${note.m}` : ''}`, [`${kind}${note.m ? ` ${note.m}` : ''}`, note.s].filter(Boolean).join(' · '))];
  if (note.x) all.push(make('p', { class: 'said' }, note.x));
  all.push(section(words.details, facts([
    [words.noteBy, [note.r, note.c].filter(Boolean).join(' · ')],
    [words.noteFor, note.w],
    [words.noteDue, note.u],
    [words.noteAbout, note.b],
    [words.noteDecision, note.z],
    [words.noteReason, note.e],
    [words.noteConsequence, note.q],
  ])));
  if (about) all.push(section(words.noteAbout, rows([elementRow(about, data.kinds[about.k])])));
  if (link) all.push(section(words.noteAbout, rows([row(['l', link.i], 'link', make('span', { class: 'sentence' }, linkSentence(link)))])));
  if (note.y) {
    all.push(section(`${words.noteReplies} · ${counted('countReplies', note.y.length)}`, ...note.y.map(([by, when, said]) =>
      make('div', { class: 'reply' }, make('p', { class: 'said' }, said), make('small', {}, [by, when].filter(Boolean).join(' · '))))));
  }
  if (note.d) all.push(section(words.documents, make('ul', {}, ...note.d.map(one => make('li', {}, wordsOrLink(one))))));
  return all;
}

// What a loss does.

/** How many elements of the page are in each state. */
function lossCounts(loss) {
  const counts = [0, 0, 0, 0];
  for (const { state: found } of loss.values()) counts[found]++;
  counts[INTACT] = chapter(state.plateau).elements.length - counts[DOWN] - counts[DEGRADED] - counts[MARGIN];
  return counts;
}

const stateCounts = ['wordDown', 'wordDegraded', 'wordMargin', 'wordIntact'];

function lossInWords(loss) {
  const counts = lossCounts(loss);
  return counts.map((number, at) => `${figures.format(number)} ${counted(stateCounts[at], number)}`).join(', ');
}

function lossDetails() {
  const loss = lossOf(state.plateau, state.lost);
  const name = nameOf(state.lost);
  const title = say('lossOf', { name });
  const close = state.chosen ? null : make('div', { class: 'actions' },
    make('button', { type: 'button', class: 'button edge', onclick: () => lose(null) }, icon('x'), words.whatIfEnd));
  if (!loss) return [section(title, make('p', { class: 'muted' }, say('missing', { name })), close)];
  const counts = lossCounts(loss);
  const tiles = make('div', { class: 'tiles' }, ...counts.map((number, at) =>
    make('div', { class: stateKeys[at] }, make('b', {}, figures.format(number)), make('span', {}, counted(stateCounts[at], number)))));
  const here = chapter(state.plateau);
  const kinds = new Map();
  for (const [id, mark] of loss) {
    const element = here.element.get(id);
    if (element && id !== state.lost) into(kinds, isService(element) ? -1 : element.k, [element, mark]);
  }
  const lists = [...kinds]
    .sort(([a], [b]) => (a === -1 ? -1 : b === -1 ? 1 : data.kinds[a].localeCompare(data.kinds[b], data.language)))
    .map(([kind, all]) => {
      all.sort((a, b) => a[1].state - b[1].state || a[0].n.localeCompare(b[0].n, data.language));
      const heading = kind === -1 ? words.lossServices : data.kinds[kind];
      return section(`${heading} (${figures.format(all.length)})`, longRows(all.map(([element, mark]) => elementRow(element, stateWords(mark), mark)), 8));
    });
  return [
    section(title, tiles, close, kinds.size ? null : make('p', { class: 'muted' }, words.lossNone)),
    ...lists,
  ];
}

// The list of elements: the drawing for who does not see it.

let outlineOf = -1;

function showOutline() {
  const panel = byId('outline');
  if (panel.hidden || outlineOf === state.plateau) return markOutline();
  outlineOf = state.plateau;
  const here = chapter(state.plateau);
  const compare = new Intl.Collator(data.language, { numeric: true }).compare;
  const branch = parent => {
    const children = (here.inside.get(parent) ?? []).slice().sort((a, b) => compare(a.n, b.n));
    if (!children.length) return null;
    return make('ul', {}, ...children.map(one => {
      const node = make('button', { type: 'button', class: 'node', onclick: () => choose(['e', one.i], true) }, icon(one.c), make('span', {}, one.n));
      node.title = `${one.n} – ${data.kinds[one.k]}`;
      node.dataset.id = one.i;
      return make('li', {}, node, branch(one.i));
    }));
  };
  byId('outline-count').textContent = figures.format(here.elements.length);
  const tree = branch('');
  if (tree) tree.classList.add('tree');
  byId('outline-tree').replaceChildren(...tree ? [tree] : []);
  markOutline();
}

function markOutline() {
  for (const node of byId('outline-tree').querySelectorAll('.node')) {
    const id = node.dataset.id;
    node.classList.toggle('absent', !placed.has(`e:${id}`));
    if (state.chosen?.[0] === 'e' && state.chosen[1] === id) {
      node.setAttribute('aria-current', 'true');
      node.scrollIntoView({ block: 'nearest' });
    } else {
      node.removeAttribute('aria-current');
    }
  }
}

// The legend: what is on the drawing.

function sample(numbers) {
  const [width, height] = data.sample;
  const svg = shape('svg', { class: 'sample', width, height, viewBox: `0 0 ${width} ${height}`, 'aria-hidden': 'true' });
  for (const number of numbers) svg.append(...figure(number));
  return svg;
}

function stateSample(key, sign) {
  const [width, height] = data.sample;
  const svg = shape('svg', { class: 'sample', width, height, viewBox: `0 0 ${width} ${height}`, 'aria-hidden': 'true' });
  const group = shape('g', { class: `pill ${key}` });
  group.append(shape('rect', { width, height: height + 1, rx: 7 }), shape('use', { href: `#i-${data.icons[sign][0]}`, x: width / 2 - 5.5, y: 1.5, width: 11, height: 11 }));
  svg.append(group);
  return svg;
}

function showLegend() {
  const body = byId('legend-body');
  const groups = scene.legend.map(([heading, entries]) => [heading, entries.map(([numbers, said]) => [sample(numbers), said])]);
  if (state.lost) {
    const loss = lossOf(state.plateau, state.lost) ?? new Map();
    const counts = lossCounts(loss);
    groups.unshift([words.legendLoss, data.impactStates
      .map(([key, name, , , , sign], at) => [key === 'intact' ? sampleOfIntact() : stateSample(key, sign), `${name} · ${figures.format(counts[at])}`])
      .filter((_, at) => counts[at] > 0)]);
  }
  body.replaceChildren(...groups.flatMap(([heading, entries]) => [make('div', {}, make('h3', {}, heading),
    make('ul', {}, ...entries.map(([drawn, said]) => make('li', {}, drawn, said))))]));
  if (scene.notes.length) {
    body.append(make('div', {}, make('h3', {}, words.notesListed.toUpperCase()),
      make('ul', {}, ...scene.notes.map(([number, said]) => make('li', {}, make('b', {}, number), said)))));
  }
  byId('legend').hidden = !groups.length;
}

function sampleOfIntact() {
  const [width, height] = data.sample;
  const svg = shape('svg', { class: 'sample', width, height, viewBox: `0 0 ${width} ${height}`, 'aria-hidden': 'true' });
  svg.append(shape('rect', { class: 'plain', x: .5, y: .5, width: width - 1, height: height - 1, rx: 4 }));
  return svg;
}
