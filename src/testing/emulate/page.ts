/** The page of an emulated client: nothing in it but what its server says, and everything as text. */
export const page = `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>沙盘 · 模拟客户端</title>
<style>
body { margin: 0; font: 15px/1.6 system-ui, sans-serif; background: #eef1f5; color: #1f2329 }
header { position: sticky; top: 0; display: flex; flex-wrap: wrap; gap: 4px 12px; align-items: center; padding: 10px 16px; background: #fff; border-bottom: 1px solid #dee0e3 }
main { max-width: 640px; margin: 0 auto; padding: 16px 16px 96px }
.bubble { margin: 0 0 12px; padding: 10px 14px; background: #fff; border-radius: 10px; white-space: pre-wrap; overflow-wrap: anywhere; width: fit-content; max-width: 88% }
.person { margin-left: auto; background: #cfe3ff }
.bubble h2 { margin: 0 0 4px; font-size: 16px }
.bubble button, .bubble a { display: inline-block; margin: 8px 8px 0 0; padding: 4px 12px; border: 1px solid #bbc; border-radius: 6px; background: #fff; font: inherit; color: #245bdb; text-decoration: none; cursor: pointer }
#desk:empty { display: none } #desk { max-width: 640px; margin: 0 auto; padding: 16px 16px 0 } #desk .bubble { border: 1px solid #f0c36d; max-width: none; width: auto }
form { position: fixed; bottom: 0; left: 0; right: 0; display: flex; gap: 8px; padding: 12px 16px; background: #fff; border-top: 1px solid #dee0e3 }
input { flex: 1; padding: 8px; font: inherit } #toast { color: #b54708 }
</style></head><body>
<header><strong id="label"></strong><label>我是 <select id="who"></select></label><small id="hint"></small><span id="toast" role="status"></span></header>
<section id="desk" aria-label="审批页"></section>
<main id="chat" aria-live="polite"></main>
<form id="say"><input id="text" aria-label="说一句" autocomplete="off" placeholder="客户：华东某三甲医院 设备科，预算80万，竞品是迈瑞，张主任说要等集采，怎么推进"><button>发送</button></form>
<script>
const at = (id) => document.getElementById(id)
const ask = (path, body) => fetch(path, body && { method: 'POST', body: JSON.stringify(body) }).then((answer) => answer.json())
let shown = ''
const make = (tag, text, className) => Object.assign(document.createElement(tag), { textContent: text, className: className || '' })
async function look() {
  const seen = await ask('/seen?as=' + encodeURIComponent(at('who').value))
  const now = JSON.stringify(seen)
  if (now === shown) return
  shown = now
  at('chat').replaceChildren(...seen.map(({ id, from, title, lines, buttons, links }) => {
    const bubble = make('div', '', 'bubble ' + from)
    if (title) bubble.append(make('h2', title))
    bubble.append(make('div', lines.join('\\n')))
    buttons.forEach((label, button) => {
      const element = make('button', label)
      element.onclick = async () => { at('toast').textContent = (await ask('/press', { as: at('who').value, bubble: id, button })).toast || ''; look() }
      bubble.append(element)
    })
    for (const { label, url } of links) {
      const link = make('a', label)
      link.href = '/open?as=' + encodeURIComponent(at('who').value) + '&url=' + encodeURIComponent(url)
      link.target = '_blank'
      bubble.append(link)
    }
    return bubble
  }))
  scrollTo(0, document.body.scrollHeight)
}
let waiting = ''
async function lookAtDesk() {
  const papers = await ask('/papers?as=' + encodeURIComponent(at('who').value))
  const now = JSON.stringify(papers)
  if (now === waiting) return
  waiting = now
  at('desk').replaceChildren(...papers.map(({ id, title, lines }) => {
    const paper = make('div', '', 'bubble')
    paper.append(make('h2', '审批页 · ' + title), make('div', lines.join('\\n')))
    for (const [label, granted] of [['同意', true], ['拒绝', false]]) {
      const element = make('button', label)
      element.onclick = async () => { await ask('/decide', { as: at('who').value, paper: id, granted }); lookAtDesk() }
      paper.append(element)
    }
    return paper
  }))
}
at('say').onsubmit = async (event) => {
  event.preventDefault()
  const text = at('text').value.trim() || at('text').placeholder
  at('text').value = ''
  await ask('/say', { as: at('who').value, text })
  look()
}
ask('/people').then(({ label, people, template }) => {
  at('label').textContent = label
  if (template) at('hint').textContent = '审批也走' + label + '：让管理员说一句“审批模板 ' + template + '”'
  at('who').replaceChildren(...people.map(({ id, name }) => Object.assign(make('option', name), { value: id })))
  const lookAround = () => { look(); lookAtDesk() }
  at('who').onchange = lookAround
  lookAround()
  setInterval(lookAround, 700)
})
</script></body></html>`
