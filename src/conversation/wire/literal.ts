/** Words of a customer or a rep that must not become a link, a mention or a heading: their signs in full width. */
export function literal(text: string): string {
  return text.replace(/[<>[\]*`#~_|$\\]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + fullWidth))
}

/** From ! to ~ every ASCII sign has a full-width double this far above it. */
const fullWidth = 0xfee0
