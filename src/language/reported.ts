/** Whether somebody else is reported to say, want, fear or refuse something: 他说, 死活不肯, 怕担责, 非要. */
export function reportsSomebody(text: string): boolean {
  return reporting.test(text)
}

const reporting =
  /(?<![我听再怎])(?:说|问|讲)(?!明|法|辞)|[嫌怕]|要求|非要|非得|不肯|不愿|不让|不敢|死活|咬[定死]|担心|顾虑|让我|叫我|逼我|催我|甩|不点头|不签|不认|没下文|没声|变卦|压价|砍|拖着/
