/**
 * The page in the client's own window beside the chat, for desktops: there a plain address would open in a browser, which does not
 * know who is looking. On phones the client opens plain addresses itself.
 * https://open.feishu.cn/document/applink-protocol/supported-protocol/open-the-web-view-in-feishu-to-access-the-specified-url
 */
export function besideTheChat(url: string, apiBase: string): string {
  const links = apiBase.replace(/^(https?:\/\/)open\./, '$1applink.')
  return `${links}/client/web_url/open?${new URLSearchParams({ mode: 'sidebar-semi', url })}`
}
