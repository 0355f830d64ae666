// One page of the four: what she looked at before, at the level of this page, through the SDK as any shop uses it.
import { consent, identify, track } from '/sdk/v1/confide.js'

const { level, item } = document.body.dataset
const visit = ['boot-fjell', 'pack-summit-45', item]
const shelf = document.querySelector('confide-shelf')

// Resolves to whether this build has the level.
window.begin = async token => {
  try {
    if (level === 'account') await identify(token)
    else if (level !== 'off') await consent.set({ recommendations: level })
  } catch { return false }
  const isOn = level === 'off' || consent.get().recommendations === level
  if (isOn) {
    for (const id of visit) await track('view_item', { item_id: id })
    await new Promise(done => {
      shelf.addEventListener('confide:shelf', done, { once: true })
      shelf.setAttribute('limit', shelf.getAttribute('limit'))
    })
  }
  return isOn
}
