// Colors may be the shop's; a yes and a no that do not weigh the same may not.
const usual = { paper: '#ffffff', ink: '#1d1d1f', button: '#1d1d1f', buttonInk: '#ffffff' }

function luminance(color) {
  if (!/^#[0-9a-f]{6}$/i.test(color)) throw new TypeError(`confide: theme colors are written as #rrggbb, not '${color}'`)
  const [red, green, blue] = [1, 3, 5].map(at => {
    const part = parseInt(color.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

// WCAG 2.2's contrast ratio.
function contrast(one, other) {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (high + 0.05) / (low + 0.05)
}

function answers(theme) {
  const both = { ...usual, ...theme }
  const answer = own => ({ background: both.button, color: both.buttonInk, ...own })
  return { paper: both.paper, ink: both.ink, yes: answer(both.yes), no: answer(both.no) }
}

function check(theme) {
  const { paper, ink, yes, no } = answers(theme)
  const refuse = why => { throw new TypeError(`confide: this theme is refused: ${why}`) }
  for (const name of Object.keys({ ...yes, ...no })) {
    if (!['background', 'color', 'fontSize', 'fontWeight', 'padding', 'borderRadius'].includes(name)) refuse(`there is no '${name}'`)
    if (name !== 'background' && name !== 'color' && yes[name] !== no[name]) refuse(`the two answers differ in ${name}`)
  }
  if (contrast(ink, paper) < 4.5) refuse('its words cannot be read')
  const both = [yes, no].map(({ background, color }) => [contrast(color, background), contrast(background, paper)])
  if (both.some(([words]) => words < 4.5)) refuse('an answer cannot be read')
  if ([0, 1].some(at => Math.abs(Math.log(both[0][at] / both[1][at])) > 0.1)) refuse('the two answers differ in contrast')
}

export function paint(theme) {
  check(theme)
  const { paper, ink, yes, no } = answers(theme)
  const sheet = new CSSStyleSheet()
  sheet.insertRule(':root{}')
  const { style } = sheet.cssRules[0]
  const set = (name, value) => value && style.setProperty(`--confide-${name}`, value)
  set('paper', paper)
  set('ink', ink)
  for (const [which, answer] of Object.entries({ yes, no })) {
    set(which, answer.background)
    set(`${which}-ink`, answer.color)
  }
  set('answer-size', yes.fontSize)
  set('answer-weight', yes.fontWeight)
  set('answer-padding', yes.padding)
  set('answer-radius', yes.borderRadius)
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
}
