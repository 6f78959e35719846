// The drawing: figures as SVG, the camera, and what a loss, a choice or the keyboard marks on it.

const stage = byId('stage'), canvas = byId('drawing'), world = byId('world');
const camera = { x: 0, y: 0, scale: 1, isFitted: true };
const cameras = new Map();
let scene = null, marksLayer = null, order = [];
/** Items of the drawing by id of their element or note. */
let placed = new Map();

/** One figure; see `src/webpage/ink.rs` for what its numbers are. */
function figure(number, parts) {
  const one = data.figures[number];
  switch (one[0]) {
    case 0: {
      const [, x, y, width, height, radius, fill, pen] = one;
      const isGround = parts && !parts.ground && x === 0 && y === 0 && fill && width === parts.width && height === parts.height;
      if (isGround) parts.ground = true;
      const attributes = { x, y, width, height, class: `${isGround ? 'ground ' : ''}${fill ? `f${fill}` : ''} ${pen ? `p${pen}` : ''}` };
      if (radius) attributes.rx = radius;
      return [shape('rect', attributes)];
    }
    case 1: {
      const [, d, fill, pen, halo] = one;
      const all = [];
      if (halo) all.push(shape('path', { d, class: `p${halo}` }));
      if (fill || pen) {
        all.push(shape('path', { d, class: `${pen ? `line p${pen}` : 'head'} ${fill ? `f${fill}` : ''}` }));
      }
      if (parts?.isLink && pen) all.push(shape('path', { d, class: 'hit' }));
      return all;
    }
    case 2: {
      const [, x, y, width, face, color, struck, text] = one;
      const attributes = { x, y, class: `t${face} f${color}${struck ? ' struck' : ''}` };
      if (width > 0) Object.assign(attributes, { textLength: width, lengthAdjust: 'spacingAndGlyphs' });
      const element = shape('text', attributes);
      element.textContent = text;
      return [element];
    }
    case 3: {
      const [, x, y, side, name, color] = one;
      return [shape('use', { href: `#i-${data.icons[name][0]}`, x, y, width: side, height: side, class: `k${color}` })];
    }
    case 4: {
      const [, x, y, width, height, picture] = one;
      return [shape('image', { x, y, width, height, preserveAspectRatio: 'none', href: data.pictures[picture] })];
    }
  }
  return [];
}

/** Draws the view that shows anew. */
function render() {
  const held = document.activeElement?.item?.subject;
  scene = drawn(state.view, state.plateau, state.lost ? 0 : state.perspective);
  placed = new Map();
  order = [];
  const all = document.createDocumentFragment();
  for (const number of scene.items) all.append(drawItem(number));
  marksLayer = shape('g', { class: 'marks', 'aria-hidden': 'true' });
  all.append(marksLayer);
  world.replaceChildren(all);
  byId('empty').hidden = scene.items.length > 0;
  const { n } = data.views[state.view];
  canvas.setAttribute('aria-label', [say('drawing', { view: n }), data.plateaus[state.plateau].n].filter(Boolean).join(', '));
  order = readingOrder();
  order.forEach((item, at) => item.element.setAttribute('tabindex', at === 0 ? '0' : '-1'));
  canvas.setAttribute('tabindex', order.length ? '-1' : '0');
  showLossOnMap();
  showChosenOnMap();
  drawOverview();
  const item = itemOf(held);
  if (item && !Array.isArray(item)) focusItem(item);
}

function drawItem(number) {
  const [template, x, y, subjectNumber, sentenceNumber, role] = data.items[number];
  const [width, height, numbers] = data.templates[template];
  const subject = data.subjects[subjectNumber - 1];
  const element = shape('g', { transform: `translate(${x} ${y})`, class: `item ${roleNames[role]}` });
  const parts = { width, height, isLink: role === LINK };
  for (const one of numbers) element.append(...figure(one, parts));
  if (!subject) return element;
  element.dataset.item = number;
  const item = { element, subject, x, y, width, height, role, sentence: sentenceNumber };
  const isPart = role === LINK || role === LABEL;
  if (isPart) {
    element.setAttribute('aria-hidden', 'true');
    if (sentenceNumber && role === LINK) {
      const title = shape('title', {});
      title.textContent = sentence(sentenceNumber);
      element.prepend(title);
    }
    into(placed, `${subject[0]}:`, item);
  } else if (!placed.has(`${subject[0]}:${subject[1]}`)) {
    element.setAttribute('role', 'button');
    element.setAttribute('aria-label', sentence(sentenceNumber));
    element.item = item;
    placed.set(`${subject[0]}:${subject[1]}`, item);
  }
  return element;
}

/** Frames before what lies in them, else row by row. */
function readingOrder() {
  const items = [...placed.values()].filter(item => !Array.isArray(item));
  const frames = items.filter(item => item.role === FRAME_ITEM).sort((a, b) => a.width * a.height - b.width * b.height);
  const inside = new Map();
  for (const item of items) {
    const x = item.x + item.width / 2, y = item.y + item.height / 2;
    const around = frames.find(frame => frame !== item && frame.width * frame.height > item.width * item.height
      && frame.x <= x && x <= frame.x + frame.width && frame.y <= y && y <= frame.y + frame.height);
    into(inside, around ?? null, item);
  }
  const all = [];
  const walk = parent => {
    const children = (inside.get(parent) ?? []).sort((a, b) => Math.abs(a.y - b.y) > 24 ? a.y - b.y : a.x - b.x);
    for (const child of children) { all.push(child); walk(child); }
  };
  walk(null);
  return all;
}

// What a loss does, as the program draws it.

function showLossOnMap() {
  if (!state.lost) return;
  const loss = lossOf(state.plateau, state.lost) ?? new Map();
  for (const item of placed.values()) {
    if (Array.isArray(item) || item.subject[0] !== 'e') continue;
    const mark = loss.get(item.subject[1]);
    const said = sentence(item.sentence);
    const found = mark?.state ?? INTACT;
    item.element.setAttribute('aria-label', `${said}, ${data.impactStates[found][4]}${mark?.reason ? ` (${mark.reason})` : ''}`);
    if (!mark) continue;
    item.element.classList.add(stateKeys[mark.state]);
    item.element.append(pill(item, mark.state));
  }
  for (const item of [...placed.get('l:') ?? [], ...placed.get('b:') ?? []]) {
    if (item.role !== LINK) continue;
    const ids = item.subject[0] === 'b' ? item.subject.slice(3) : [item.subject[1]];
    const links = ids.map(id => chapter(state.plateau).link.get(id)).filter(Boolean);
    const worst = Math.min(INTACT, ...links.map(link => linkState(link, loss)));
    if (worst <= DEGRADED) item.element.classList.add(stateKeys[worst]);
  }
}

/** The state as sign and word on the lower edge (`scene/badge.rs`). */
function pill(item, number) {
  const [key, , text, width, , sign] = data.impactStates[number];
  const inset = item.role === FRAME_ITEM ? 14 : 10;
  const group = shape('g', { class: `pill ${key}`, transform: `translate(${inset} ${item.height - 8})` });
  group.append(shape('rect', { width: width + 27, height: 16, rx: 8 }));
  group.append(shape('use', { href: `#i-${data.icons[sign][0]}`, x: 5, y: 2.5, width: 11, height: 11 }));
  const line = shape('text', { x: 19.5, y: 8 + data.pillSize * 0.3635, 'font-size': data.pillSize, textLength: width, lengthAdjust: 'spacingAndGlyphs' });
  line.textContent = text;
  group.append(line);
  return group;
}

// What is chosen, and where the keyboard stands.

const itemOf = subject => subject && placed.get(`${subject[0]}:${subject[1]}`);

function ring(item, kind) {
  const away = kind === 'focus' ? 6 : 3;
  return shape('rect', {
    class: `ring ${kind}`, x: item.x - away, y: item.y - away, rx: 10,
    width: item.width + 2 * away, height: item.height + 2 * away,
  });
}

function showChosenOnMap() {
  world.querySelectorAll('.ring:not(.focus)').forEach(one => one.remove());
  world.querySelectorAll('[aria-current]').forEach(one => one.removeAttribute('aria-current'));
  if (!state.chosen) return;
  const item = itemOf(state.chosen);
  if (item && !Array.isArray(item)) {
    item.element.setAttribute('aria-current', 'true');
    // Behind it, so that what stands on its edge can be read.
    item.element.before(ring(item, 'wide'), ring(item, ''));
    return;
  }
  for (const part of [...placed.get('l:') ?? [], ...placed.get('b:') ?? []]) {
    if (part.role !== LINK || part.subject.join('\n') !== state.chosen.join('\n')) continue;
    const line = part.element.querySelector('.line');
    if (!line) continue;
    const copy = shape('path', { d: line.getAttribute('d'), class: 'ring wide', transform: part.element.getAttribute('transform') });
    part.element.before(copy);
  }
}

function focusItem(item) {
  for (const one of order) one.element.setAttribute('tabindex', one === item ? '0' : '-1');
  item.element.focus({ preventScroll: true });
}

world.addEventListener('focusin', event => {
  const item = event.target.item;
  if (!item) return;
  marksLayer.querySelectorAll('.focus').forEach(one => one.remove());
  if (event.target.matches(':focus-visible')) marksLayer.append(ring(item, 'focus'));
  reveal(item, false);
});
world.addEventListener('focusout', () => marksLayer?.querySelectorAll('.focus').forEach(one => one.remove()));

// The camera.

/** What of the stage is in sight: on a narrow screen the details lie over its lower part. */
function room() {
  const { width, height, top } = stage.getBoundingClientRect();
  const details = byId('details');
  const isOver = !details.hidden && getComputedStyle(details).position === 'absolute';
  return { width, height: isOver ? Math.max(details.getBoundingClientRect().top - top, 120) : height };
}

function place() {
  world.setAttribute('transform', `translate(${camera.x.toFixed(2)} ${camera.y.toFixed(2)}) scale(${camera.scale.toFixed(4)})`);
  byId('zoom-level').textContent = new Intl.NumberFormat(data.language, { style: 'percent' }).format(camera.scale);
  const seen = byId('overview').querySelector('.seen');
  if (!seen) return;
  const { width, height } = stage.getBoundingClientRect();
  const [x, y, wide, high] = scene.bounds;
  const isWhole = x * camera.scale + camera.x >= 0 && y * camera.scale + camera.y >= 0
    && (x + wide) * camera.scale + camera.x <= width && (y + high) * camera.scale + camera.y <= height;
  byId('overview').classList.toggle('idle', isWhole);
  for (const [name, value] of [['x', -camera.x], ['y', -camera.y], ['width', width], ['height', height]]) {
    seen.setAttribute(name, (value / camera.scale).toFixed(1));
  }
}

/** Shows the whole drawing, beside the legend where there is room. */
function fit() {
  const [x, y, width, height] = scene.bounds;
  const { width: wide, height: high } = room();
  const legend = byId('legend');
  const isOpen = byId('legend-toggle').getAttribute('aria-expanded') === 'true';
  const left = isOpen && !legend.hidden && wide > 860 ? legend.offsetWidth + 24 : 20;
  const [top, right, bottom] = [26, 24, 62];
  const scale = Math.min((wide - left - right) / Math.max(width, 1), (high - top - bottom) / Math.max(height, 1), 1.4);
  camera.scale = Math.max(scale, 0.02);
  camera.x = left + (wide - left - right - width * camera.scale) / 2 - x * camera.scale;
  camera.y = top + (high - top - bottom - height * camera.scale) / 2 - y * camera.scale;
  camera.isFitted = true;
  place();
}

function zoom(factor, x, y) {
  const room = stage.getBoundingClientRect();
  const at = [x ?? room.width / 2, y ?? room.height / 2];
  const scale = Math.min(Math.max(camera.scale * factor, 0.03), 6);
  camera.x = at[0] - (at[0] - camera.x) * scale / camera.scale;
  camera.y = at[1] - (at[1] - camera.y) * scale / camera.scale;
  camera.scale = scale;
  camera.isFitted = false;
  place();
}

function pan(x, y) {
  camera.x += x;
  camera.y += y;
  camera.isFitted = false;
  place();
}

/** Brings an item into sight; into the middle where it is asked for or nothing of it shows. */
function reveal(item, isCentered) {
  const { width, height } = room();
  if (isCentered && camera.scale < 0.35) {
    camera.scale = Math.max(camera.scale, Math.min(0.8, (width - 40) / item.width, (height - 40) / item.height));
  }
  const box = {
    left: item.x * camera.scale + camera.x, top: item.y * camera.scale + camera.y,
    width: item.width * camera.scale, height: item.height * camera.scale,
  };
  const isSeen = box.left >= 8 && box.top >= 8 && box.left + box.width <= width - 8 && box.top + box.height <= height - 8;
  if (isSeen && (!isCentered || camera.isFitted)) return;
  const isLarge = box.width > width || box.height > height;
  if (isLarge && !isCentered && box.left < width && box.top < height && box.left + box.width > 0 && box.top + box.height > 0) return;
  camera.x += width / 2 - (box.left + Math.min(box.width, width - 40) / 2);
  camera.y += height / 2 - (box.top + Math.min(box.height, height - 40) / 2);
  camera.isFitted = false;
  place();
}

// The pointer: drag, wheel, two fingers.

const pointers = new Map();
let moved = 0;
canvas.addEventListener('pointerdown', event => {
  if (event.button > 1) return;
  pointers.set(event.pointerId, event);
  if (pointers.size === 1) moved = 0;
});
window.addEventListener('pointermove', event => {
  const before = pointers.get(event.pointerId);
  if (!before) return;
  const room = stage.getBoundingClientRect();
  if (pointers.size === 1) {
    const [x, y] = [event.clientX - before.clientX, event.clientY - before.clientY];
    moved += Math.abs(x) + Math.abs(y);
    if (moved > 4) {
      canvas.classList.add('dragged');
      pan(x, y);
    }
  } else {
    moved = 100;
    const other = [...pointers.values()].find(one => one.pointerId !== event.pointerId);
    const apart = one => Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY);
    const middle = one => [(one.clientX + other.clientX) / 2 - room.left, (one.clientY + other.clientY) / 2 - room.top];
    const [from, to] = [middle(before), middle(event)];
    pan(to[0] - from[0], to[1] - from[1]);
    zoom(apart(event) / Math.max(apart(before), 1), ...to);
  }
  pointers.set(event.pointerId, event);
});
for (const end of ['pointerup', 'pointercancel']) {
  window.addEventListener(end, event => {
    pointers.delete(event.pointerId);
    if (!pointers.size) canvas.classList.remove('dragged');
  });
}
canvas.addEventListener('click', event => {
  if (moved > 4) return;
  const element = event.target.closest('[data-item]');
  const number = element && data.items[element.dataset.item];
  if (number) choose(data.subjects[number[3] - 1]);
  else if (state.chosen && !state.lost) choose(null);
});
canvas.addEventListener('dblclick', event => {
  const room = stage.getBoundingClientRect();
  if (!event.target.closest('.card-item')) zoom(event.shiftKey ? 1 / 1.6 : 1.6, event.clientX - room.left, event.clientY - room.top);
});
stage.addEventListener('wheel', event => {
  if (event.target.closest('.legend')) return;
  event.preventDefault();
  const room = stage.getBoundingClientRect();
  const unit = event.deltaMode === 1 ? 16 : 1;
  if (event.ctrlKey || event.metaKey) {
    zoom(Math.exp(-event.deltaY * unit * 0.0022), event.clientX - room.left, event.clientY - room.top);
  } else if (event.shiftKey && !event.deltaX) {
    pan(-event.deltaY * unit, 0);
  } else {
    pan(-event.deltaX * unit, -event.deltaY * unit);
  }
}, { passive: false });

// The overview in the corner.

function drawOverview() {
  const overview = byId('overview');
  const [x, y, width, height] = scene.bounds;
  overview.setAttribute('viewBox', `${x - width * 0.04} ${y - height * 0.04} ${width * 1.08 || 1} ${height * 1.08 || 1}`);
  const all = document.createDocumentFragment();
  for (const item of placed.values()) {
    if (Array.isArray(item) || (item.role !== FRAME_ITEM && item.role !== CARD)) continue;
    const key = item.role === CARD && stateKeys.find(key => item.element.classList.contains(key));
    all.append(shape('rect', {
      x: item.x, y: item.y, width: item.width, height: item.height, rx: 6,
      class: `box ${key || ''}`, 'fill-opacity': item.role === CARD ? 1 : 0.35,
    }));
  }
  all.append(shape('rect', { class: 'seen' }));
  overview.replaceChildren(all);
  place();
}

function moveOverview(event) {
  if (event.type === 'pointermove' && !event.buttons) return;
  const overview = byId('overview');
  const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(overview.getScreenCTM().inverse());
  const room = stage.getBoundingClientRect();
  camera.x = room.width / 2 - at.x * camera.scale;
  camera.y = room.height / 2 - at.y * camera.scale;
  place();
}
byId('overview').addEventListener('pointerdown', moveOverview);
byId('overview').addEventListener('pointermove', moveOverview);
