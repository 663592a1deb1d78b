/**
 * Characters that firms are named with: short names of provinces and rivers, trades in one character, metals, virtues, luck,
 * light, beasts, and the sounds of foreign brands. A stretch made of nothing else reads as a name even when nobody has heard of it.
 */
const listed = `
京沪津渝冀晋辽吉黑苏浙皖闽赣鲁豫鄂湘粤桂琼蜀黔滇陕甘青宁蒙藏港澳徐郑杭穗蓉汉宛洛庐淮滨渤邯滦沈哈锡甬温台舟衢婺绍湖嘉常镇泰扬盐宿昆
江河湖海洋波涛浪潮沙岛湾峰岳岭嵩衡仑祁川泉源泽溪浦津渡洲原野
钢矿鼓船航汽纺织药农林牧渔糖盐茶酒纸铝铜铁锡锂硅钛镁锌镍铂钨钼锆稀磁晶芯微纳光电声能源核氢碳氧
鑫隆恒瑞华金银玉珠宝鼎钧铭锐锋锦绣美达通天宏宇远方龙凤麟虎鹏鹰雁鹤骏驰骋马星辰月晨旭曙晖辉耀灿煌阳晟昊晶曦朗霖沐
安康宁祥福禄喜利顺兴旺盛昌荣茂富贵丰裕盈泰亨庆益润泓淳
科创智慧信诚德仁义礼邦国民众联汇聚融博雅文语诺维克斯尔特奥迪亚欧加玛莱雷菲森格凯伦罗伯顿森威诚赛思视讯网拓展腾跃升飞捷迅
禾田谷麦稻兰梅竹松柏枫橡桐榕楠槐春夏秋冬风雨云雪露霞虹彩紫蓝绿红白
重机建投中孚首尚卓越超凡冠皇御立元禹舜尧商周唐宋秦晋楚燕赵魏齐汉夏威武雄豪杰英俊强固坚劲巨
景新品乐佳优良健医生命养佰仟万亿九三一百东西南北长城石油化圣贝鸿凌翔翼帆舰艾洁净皓熙煜炎焱森垚淼犇骉
大正平和合力圆环球世纪未先领航元欣怡悦颐盟迈奇妙趣诗书画墨韵琴瑟笙箫友鼎盛辰宸轩阁庭园
`

const characters: ReadonlySet<string> = new Set(listed.replace(/\s/g, ''))

/** 陕鼓, 新美达, 博科通: two to five characters, every one of them of the kind firms are named with; or a brand in Latin letters. */
export function looksLikeName(text: string): boolean {
  if (/^[A-Z][a-z]+[A-Za-z&-]*$/.test(text)) return true
  const counted = /^[一三九百仟千佰万亿东西南北大同正平新]+$/.test(text)
  return text.length >= 2 && text.length <= 5 && !counted && [...text].every((character) => characters.has(character))
}
