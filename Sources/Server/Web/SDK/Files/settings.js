// All choices, purpose by purpose, in a real dialog. Nothing is ticked but what she said herself.
import { consent, isGPC, words } from './confide.js'
import { kept, notices } from './ask.js'
import { offered } from './choices.js'
import { say, show } from './reasons.js'
import { make } from './shelf.js'

// What many visits teach or count stays when the tab is closed, without her.
const reach = (purpose, level) => level === 'visit' && purpose !== 'recommendations' ? 'counted' : level

export async function choose(opener) {
  const [text, asked] = await Promise.all([words(), notices()])
  const { settings } = text
  const now = consent.get()
  const groups = asked.notices.filter(({ purpose }) => offered(purpose).length > 1).map(notice => make('fieldset', {},
    make('legend', { textContent: settings.purpose[notice.purpose] }),
    make('p', { textContent: notice.text, lang: notice.language }),
    ...offered(notice.purpose).map(level => make('label', {},
      make('input', { type: 'radio', name: notice.purpose, value: level, checked: now[notice.purpose] === level }),
      make('span', {}, make('b', { textContent: settings.level[level] }), `: ${settings.reach[reach(notice.purpose, level)]}`)))))
  const form = make('form', {}, ...groups)
  const { name, contact, data_protection_officer: officer, complaints } = asked.controller
  const about = [[settings.who, name], [settings.contact, contact], [settings.officer, officer], [settings.complaints, complaints]]
  const status = make('p', { role: 'status' })
  const save = async () => {
    const { recorded, receipts } = await consent.set(Object.fromEntries(new FormData(form)), 'settings')
    status.replaceChildren(recorded ? settings.saved : settings.notSaved, ' ', ...kept(text, receipts))
  }
  const button = (textContent, onclick) => make('button', { type: 'button', textContent, onclick })
  const dialog = show(text.choices, opener,
    make('p', { textContent: settings.intro }), ...isGPC() ? [make('p', { textContent: text.ask.gpc })] : [], form,
    ...about.filter(([, known]) => known && known !== 'not configured').map(each => make('p', {}, ...say(...each))),
    make('div', { className: 'acts' }, button(settings.save, save), button(text.close, () => dialog.close())), status)
}
