import { phrases } from '../phrases.ts'
import type { Signal } from './signal.ts'

/** The last entry was wrong and the right value follows. */
export const correct: Signal = {
  intent: 'correct.last',
  phrases: phrases`
    记|打|写|说|搞|弄|录|听|看|填|输|选|标|登|算|报|念|敲 错|岔|反|混|串|成了
    错了|有误|不对|口误|笔误|改口|更正|纠正|订正|写岔|手误|听岔 ≠ 点错了|按错了|不对劲|不对路|对不对|不对口|不对付|客户说|数据不对
    应该是|应当是|其实是|才对|才是对的|准确说|确切说|正确的是|改回|重新说
    多|少|漏 打|写|记|说 [了] …4 个|一|零|位
  `,
}
