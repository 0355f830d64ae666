// All choices, purpose by purpose, in a real dialog. Nothing is ticked but what she said herself.
import { consent, isGPC, words } from './confide.js'
import { kept, notices } from './ask.js'
import { offered } from './choices.js'
import { say, show } from './reasons.js'
import { make } from './shelf.js'

// What many visits teach or count stays when the tab is closed, without her.
const reach = (purpose, level) => level === 'visit' && purpose !== 'recommendations' ? 'counted' : level

// What a choice does, said before it is saved: what it turns on or off, and what goes with it.
function effect({ effect, does, goes }, purpose, from, to) {
  if (from === to) return ''
  const gone = from === 'off' || from === 'visit' && to !== 'off' ? '' : goes[purpose] ?? goes[from]
  return `${effect[to === 'off' ? 'off' : from === 'off' ? 'on' : 'stays']} ${does[purpose]}. ${gone}`
}

export async function choose(opener) {
  const [text, asked] = await Promise.all([words(), notices()])
  const { settings } = text
  const now = consent.get()
  const effects = []
  const groups = asked.notices.filter(({ purpose }) => offered(purpose).length > 1).map(notice => {
    const said = make('p', { ariaLive: 'polite' })
    effects.push(said)
    const onchange = ({ target }) => { said.textContent = effect(settings, notice.purpose, consent.get()[notice.purpose], target.value) }
    return make('fieldset', { onchange },
      make('legend', { textContent: settings.purpose[notice.purpose] }),
      make('p', { textContent: notice.text, lang: notice.language }),
      ...offered(notice.purpose).map(level => make('label', {},
        make('input', { type: 'radio', name: notice.purpose, value: level, checked: now[notice.purpose] === level }),
        make('span', {}, make('b', { textContent: settings.level[level] }), `: ${settings.reach[reach(notice.purpose, level)]}`))), said)
  })
  const form = make('form', {}, ...groups)
  const { name, contact, data_protection_officer: officer, complaints } = asked.controller
  const about = [[settings.who, name], [settings.contact, contact], [settings.officer, officer], [settings.complaints, complaints]]
  const status = make('p', { role: 'status' })
  const save = async () => {
    const { recorded, receipts } = await consent.set(Object.fromEntries(new FormData(form)), 'settings')
    for (const each of effects) each.textContent = ''
    status.replaceChildren(recorded ? settings.saved : settings.notSaved, ' ', ...kept(text, receipts))
  }
  const button = (textContent, onclick) => make('button', { type: 'button', textContent, onclick })
  const dialog = show(text.choices, opener,
    make('p', { textContent: settings.intro }), ...isGPC() ? [make('p', { textContent: text.ask.gpc })] : [], form,
    ...about.filter(([, known]) => known && known !== 'not configured').map(each => make('p', {}, ...say(...each))),
    make('div', { className: 'acts' }, button(settings.save, save), button(text.close, () => dialog.close())), status)
}
