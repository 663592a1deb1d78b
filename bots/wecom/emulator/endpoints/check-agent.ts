import { ApiError } from '../api-error.ts'
import type { Json } from '../json.ts'
import type { Tenant } from '../tenant.ts'

/** `agentid` is documented as an integer, and as nothing else. */
export function checkAgent({ options }: Tenant, request: Json): void {
  const agentid = request['agentid']
  if (agentid === undefined) throw new ApiError(41011, 'agentid missing')
  if (agentid !== options.agentId) throw new ApiError(40056, 'invalid agentid')
}
