import { expect, test } from 'vitest'
import { dictatedIn } from './dictated.ts'

test.each([
  ['建个商机 明道零售 门店巡检 50万', undefined, { customer: '明道零售', name: '门店巡检' }],
  [
    '帮我录个新单 杭州海康 视频会议二期 一百二十万 预计12月底签',
    '杭州海康',
    { customer: '杭州海康', name: '视频会议二期' },
  ],
  ['开个项目： 华信 80万', undefined, { customer: '华信' }],
  ['建个商机 预算80万 竞品用友', undefined, {}],
  ['建个商机，客户是明道零售，50万', '明道零售', { customer: '明道零售' }],
  ['立一个商机，客户东方冶炼，能耗监测，大概90个', undefined, { customer: '东方冶炼', name: '能耗监测' }],
  ['建个商机，苏州锂科，MES一期，120万，竞品是用友', '苏州锂科', { customer: '苏州锂科', name: 'MES一期' }],
  ['帮我建一单，南山制药要一套冷库监控，80万左右', '南山制药', { customer: '南山制药', name: '冷库监控' }],
  ['给青禾医院建个商机，超声设备两台，150万', '青禾医院', { customer: '青禾医院', name: '超声设备' }],
  ['刚见了王总 他支持我们', undefined, {}],
  ['给柯印也立一个商机，染缸温控改造', '柯印', { customer: '柯印', name: '染缸温控改造' }],
  ['给柯印立个商机，嫌我们贵', '柯印', { customer: '柯印' }],
  ['给柯印立个商机，下个月启动，联系人李工，王总', '柯印', { customer: '柯印' }],
  ['建个商机', undefined, {}],
])('%s', (text, known, expected) => {
  expect(dictatedIn(text, known)).toEqual(expected)
})
