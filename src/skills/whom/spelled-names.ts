/** Words in Latin letters that may spell a customer's name, hdjm or hongda; those that everybody in sales uses are none. */
export function spelledNamesIn(text: string): string[] {
  return [...text.matchAll(word)].map(([spelled]) => spelled.toLowerCase()).filter((spelled) => !ordinary.has(spelled))
}

/** As long as initials that tell anything, as short as a name that somebody types. */
const word = /(?<![A-Za-z0-9])[A-Za-z]{3,24}(?![A-Za-z0-9])/g

const ordinary = new Set(
  'poc mes erp crm plm wms tms scm srm hrm oms oa app api saas paas iaas iot plc dcs scada his lis pacs emr cfo ceo cto cio coo hr roi tco kpi okr ppt pdf doc excel word demo case coach forecast commit best close deal bug vip usd eur hkd rmb cny ok good morning hello the and for with'.split(
    ' ',
  ),
)
