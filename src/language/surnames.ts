/** Surnames that hardly occur inside other words: with a title after them they are a person. */
const plain =
  '王李张刘陈杨赵黄周吴徐孙胡朱郭何林罗郑梁谢宋唐许邓韩冯曹彭曾萧肖蔡潘袁董余叶吕魏蒋杜丁沈姜范汪廖谭卢邹熊孔崔邱尹顾侯邵孟' +
  '龙雷钱黎武贺赖龚庞樊兰殷翟倪牛俞葛韦申尤毛聂焦柳邢岳齐梅庄辛耿符闫阎柴滕喻祁蓝涂翁鲍詹甘靳冉柏桂裴卞骆臧佟虞戚岑娄霍闵蒲' +
  '晏薛褚晋瞿覃禤仇麦邝冼莫缪戴夏钟姚傅卓卜祝巫阮屈艾凌隋寇冀敖荆蔺窦巩郝郦邬邸郜郄闻谌阳鄢芮蔚胥嵇糜匡鞠逄逯亓仝佴乜夔昝栾' +
  '缑羿蒯虢谯訾赫蹇邰邴郇鄂酆钮阚雍雒靖饶佘苗郁秦欧陆陶贾乔章纪童牟芦刁丛迟姬郎苟施阙萨庹仉'

/** Surnames that are also ends of everyday words (工程, 那边, 江苏); they count only where a word can begin. */
const ambiguous =
  '高马方石金白田万任于程项单应时成包区常平安全华路文关易查温米党封计经支明原乐干解权云台家门国商祖危曲花连双强班贝东楼海景' +
  '巴向游古宗左费柯毕舍车宣丰居井松司农公满年沃须鱼红仲甄相有琴归良占朴荣牧穆江苏康池储管季史段宁伍练盛边铁尚房汤洪颜厉严舒' +
  '谷宫桑沙粟楚衣麻尧辜利广步业谈暴蒙吉简卫冷席付植揭卿银伏'

const compound =
  '欧阳|司徒|上官|诸葛|夏侯|尉迟|皇甫|东方|公孙|慕容|令狐|宇文|长孙|司马|端木|轩辕|独孤|南宫|西门|呼延|百里|东郭|澹台|公冶|宗政|濮阳|淳于|单于|太叔|申屠|钟离|闻人|赫连|拓跋|完颜|纳兰|万俟|鲜于|闾丘|亓官|仲孙'

/** For use in a pattern. */
export const surname = `(?:${compound}|[${plain}${ambiguous}])`

/** Those that need no more care, for 老周 and 小李. */
export const plainSurname = `(?:${compound}|[${plain}])`

const compounds = new Set(compound.split('|'))

/** 欧阳, 呼延: two characters that are one surname. */
export function isCompoundSurname(characters: string): boolean {
  return compounds.has(characters)
}

const ambiguousOnes = new Set(ambiguous)

/** Such a surname counts only after something that ends a word. */
export function isAmbiguousSurname(name: string): boolean {
  return ambiguousOnes.has(name)
}
