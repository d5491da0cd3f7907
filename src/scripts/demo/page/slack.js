/** Slack's mark-up drawn as Slack draws it: bold, italic, strike, code, quotes, links, lists, a few emoji. */
const EMOJI = {
  rotating_light: '🚨', warning: '⚠️', red_circle: '🔴', large_orange_circle: '🟠', large_yellow_circle: '🟡', large_green_circle: '🟢', white_circle: '⚪',
  large_blue_circle: '🔵', eyes: '👀', fire: '🔥', bell: '🔔', mag: '🔍', hourglass: '⌛', hourglass_flowing_sand: '⏳', clock3: '🕒', link: '🔗', speech_balloon: '💬',
  slightly_smiling_face: '🙂', neutral_face: '😐', slightly_frowning_face: '🙁', angry: '😠', rage: '😡', smile: '😄', white_check_mark: '✅', x: '❌', no_entry: '⛔', shield: '🛡️', scales: '⚖️', bust_in_silhouette: '👤', envelope: '✉️', memo: '📝', star: '⭐',
};

const decoded = (text) => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&').replace(/:([a-z0-9_]+):/g, (all, name) => EMOJI[name] ?? all);

const TOKEN = /<(https?:\/\/[^|>\s]+|mailto:[^|>\s]+)(?:\|([^>\n]*))?>|`([^`\n]+)`|(?<![\p{L}\p{N}*])\*([^*\n]+)\*(?![\p{L}\p{N}*])|(?<![\p{L}\p{N}_])_([^_\n]+)_(?![\p{L}\p{N}_])|(?<![\p{L}\p{N}~])~([^~\n]+)~(?![\p{L}\p{N}~])/gu;

function slackInline(text) {
  const nodes = [];
  let end = 0;
  for (const match of text.matchAll(TOKEN)) {
    const [all, url, label, code, bold, italic, strike] = match;
    nodes.push(decoded(text.slice(end, match.index)));
    end = match.index + all.length;
    if (url) nodes.push(element('span', { class: 'slack-link', title: decoded(url) }, decoded(label || url)));
    else if (code) nodes.push(element('code', {}, decoded(code)));
    else if (bold) nodes.push(element('strong', {}, slackInline(bold)));
    else if (italic) nodes.push(element('em', {}, slackInline(italic)));
    else nodes.push(element('s', {}, slackInline(strike)));
  }
  nodes.push(decoded(text.slice(end)));
  return nodes;
}

function slackLines(text) {
  const blocks = [];
  for (const line of text.split('\n')) {
    const quote = /^(?:&gt;|>) ?/.exec(line);
    const last = blocks.at(-1);
    if (quote) {
      const content = slackInline(line.slice(quote[0].length));
      if (last?.tagName === 'BLOCKQUOTE') last.append(element('br', {}), ...content.flat(3));
      else blocks.push(element('blockquote', {}, content));
    } else blocks.push(element('div', { class: line.trim() === '' ? 'slack-gap' : 'slack-line' }, slackInline(line)));
  }
  return blocks;
}

/** A message in a channel, with the name and badge of an app. */
function slackMessage(channel, text) {
  return element('div', { class: 'slack', role: 'img', 'aria-label': `Slack message in ${channel}` },
    element('p', { class: 'slack-channel' }, channel),
    element('div', { class: 'slack-row' },
      element('span', { class: 'slack-avatar', 'aria-hidden': 'true' }, 'S'),
      element('div', { class: 'slack-content' },
        element('p', { class: 'slack-author' }, element('strong', {}, 'Support Triage'), element('span', { class: 'slack-badge' }, 'APP')),
        slackLines(text))));
}
