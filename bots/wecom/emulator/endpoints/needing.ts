import { type Answer, ApiError } from '../api-error.ts'
import type { Call } from '../call.ts'
import type { WecomEmulatorOptions } from '../options.ts'
import type { Tenant } from '../tenant.ts'

type Carried = (tenant: Tenant, call: Call) => Answer

/** For apps alone that the console lists under 可调用接口的应用. */
export function needing(right: NonNullable<WecomEmulatorOptions['withheld']>[number], carried: Carried): Carried {
  return (tenant, call) => {
    if (tenant.options.withheld?.includes(right)) throw new ApiError(refusals[right], 'no privilege')
    return carried(tenant, call)
  }
}

/** https://developer.work.weixin.qq.com/document/path/90313 */
const refusals = { calendars: 48002, approvals: 301055, company: 60011 }
