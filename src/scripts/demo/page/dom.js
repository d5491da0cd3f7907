/** An element with properties and children; text always becomes a text node, never mark-up. */
function element(tag, properties, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(properties ?? {})) {
    if (value === undefined || value === false) continue;
    if (name === 'class') node.className = value;
    else if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? '' : value);
  }
  node.append(...children.flat(3).filter((child) => child !== null && child !== undefined && child !== false && child !== ''));
  return node;
}

const words = (key) => key.replaceAll('_', ' ');
const sentence = (key) => words(key).replace(/^./, (letter) => letter.toUpperCase());
const percent = (share) => `${Math.round(share * 100)} %`;

const languageNames = new Intl.DisplayNames(['en'], { type: 'language' });
function languageName(code) {
  try {
    return code ? languageNames.of(code) : 'Unknown';
  } catch {
    return code;
  }
}

function dateText(iso) {
  const [, year, month, day, hour, minute] = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2}))?/.exec(iso) ?? [];
  if (!year) return iso;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  const text = date.toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
  return hour ? `${text}, ${hour}:${minute}` : text;
}

/** Text with pieces of it marked; pieces may overlap. A piece that does not stand in the text is left out. */
function marked(text, pieces) {
  const ranges = pieces
    .map(({ piece, name, title }) => ({ start: piece ? text.indexOf(piece) : -1, length: piece.length, name, title }))
    .filter(({ start }) => start >= 0)
    .map(({ start, length, name, title }) => ({ start, end: start + length, name, title }));
  const borders = [...new Set([0, text.length, ...ranges.flatMap(({ start, end }) => [start, end])])].sort((a, b) => a - b);
  return borders.slice(0, -1).map((start, index) => {
    const end = borders[index + 1];
    const over = ranges.filter((range) => range.start <= start && range.end >= end);
    const part = text.slice(start, end);
    return over.length === 0 ? part : element('mark', { class: over.map(({ name }) => name).join(' '), title: over.map(({ title }) => title).join(', ') }, part);
  });
}

/** An e-mail as its reader sees it: in a frame of its own that runs no script and follows no link. */
function mailFrame(html, title) {
  const frame = element('iframe', { title, sandbox: 'allow-same-origin', class: 'mail-body', loading: 'eager' });
  const style = '@media print{html{color-scheme:light}}body{margin:0;padding:18px 20px 6px;overflow-wrap:anywhere;font-family:Arial,Helvetica,sans-serif;font-size:15px}a{pointer-events:none}';
  frame.srcdoc = `<!doctype html><meta charset="utf-8"><meta name="color-scheme" content="light dark"><style>${style}</style>${html}`;
  const fit = () => {
    const body = frame.contentDocument?.body;
    if (body) frame.style.height = `${Math.ceil(body.scrollHeight) + 4}px`;
  };
  frame.addEventListener('load', () => {
    fit();
    new ResizeObserver(fit).observe(frame);
  });
  return frame;
}
