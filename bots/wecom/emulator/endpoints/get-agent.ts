import { type Answer, ApiError } from '../api-error.ts'
import { type Call, requiredQuery } from '../call.ts'
import type { Tenant } from '../tenant.ts'

/** https://developer.work.weixin.qq.com/document/path/90227 */
export function getAgent({ options, directory }: Tenant, call: Call): Answer {
  if (Number(requiredQuery(call, 'agentid', 41011)) !== options.agentId) throw new ApiError(40056, 'invalid agentid')
  return {
    agentid: options.agentId,
    name: '沙盘',
    description: '',
    allow_userinfos: {
      user: options.members.filter(({ visible }) => visible !== false).map(({ userid }) => ({ userid })),
    },
    allow_partys: { partyid: directory.departments.map(({ id }) => id) },
    close: 0,
    redirect_domain: options.trustedDomain ?? '',
    report_location_flag: 0,
    isreportenter: 1,
  }
}
