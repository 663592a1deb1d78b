import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bearsName, nameFit, tradingName } from './organisations.ts'

const places = fc.constantFrom('澜州', '桐溪', '望江浦', '宁堰')
const cores = fc.constantFrom('恒拓', '凯洲', '启珩', '正隽')
const trades = fc.constantFrom('精密制造', '电子科技', '新材料', '物流')
const firm = fc.record({ place: places, core: cores, trade: trades })

describe('names of organisations', () => {
  test('a firm’s trading name is found between place and trade', () => {
    fc.assert(fc.property(firm, ({ place, core, trade }) => tradingName(`${place}${core}${trade}有限公司`) === core))
  })

  test('every short form that keeps the trading name fits, and none with one character changed', () => {
    fc.assert(
      fc.property(firm, ({ place, core, trade }) => {
        const full = `${place}${core}${trade}有限公司`
        for (const short of [core, `${place}${core}`, `${core}${trade}`]) expect(nameFit(short, full)).toBe('short')
        expect(nameFit(full.replace(core, `${core[0]}柘`), full)).toBeUndefined()
        expect(nameFit(`${full}二厂`, full)).toBe('branch')
        expect(nameFit(`${place}${core}大酒店`, full)).toBeUndefined()
      }),
    )
  })

  test.each([
    ['宁堰一院', '宁堰市第一人民医院', 'short'],
    ['宁堰二院', '宁堰市第一人民医院', undefined],
    ['宁堰市中医院', '宁堰市人民医院', undefined],
    ['岳安农商行', '岳安农村商业银行股份有限公司', 'short'],
    ['岳安农行', '岳安农村商业银行股份有限公司', undefined],
    ['岳安村镇银行', '岳安农村商业银行股份有限公司', undefined],
    ['宁堰市第一人民医院东院区', '宁堰市第一人民医院', 'branch'],
    ['凤梧附院', '凤梧医学院附属医院', 'short'],
  ])('%s for %s: %s', (said, full, fit) => expect(nameFit(said, full)).toBe(fit))

  test('a firm of a group bears its name after at most a place', () => {
    expect(bearsName('启珩物流（北滨）有限公司', '启珩')).toBe(true)
    expect(bearsName('宁堰启珩电子有限公司', '启珩')).toBe(true)
    expect(bearsName('新启珩电子有限公司', '启珩')).toBe(false)
    expect(bearsName('启衡物流有限公司', '启珩')).toBe(false)
  })
})
