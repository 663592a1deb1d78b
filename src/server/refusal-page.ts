import { createHash } from 'node:crypto'

/** The policy that the page below is shown under: nothing but its own few lines of style. */
export const refusalPolicy = () =>
  `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; frame-ancestors 'self'`

/** A refusal as a page, for who came by a link and not by one of our pages: signing in, mostly. */
export function refusalPage(sentence: string): string {
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>没有打开 · 沙盘</title>
<style>${style}</style>
</head>
<body><main><h1>没有打开</h1><p role="alert">${escaped(sentence)}</p></main></body>
</html>
`
}

const style =
  ':root{color-scheme:light dark;font:1rem/1.6 system-ui,sans-serif}main{max-width:30rem;margin:20vh auto 0;padding:0 1.25rem}h1{font-size:1.25rem}'

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
