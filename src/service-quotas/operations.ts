/** The operations of Service Quotas that are built, by AWS's name. */
import type { Call } from '../auth/call.ts'
import { AssociateServiceQuotaTemplate } from './operations/AssociateServiceQuotaTemplate.ts'
import { DeleteServiceQuotaIncreaseRequestFromTemplate } from './operations/DeleteServiceQuotaIncreaseRequestFromTemplate.ts'
import { DisassociateServiceQuotaTemplate } from './operations/DisassociateServiceQuotaTemplate.ts'
import { GetAssociationForServiceQuotaTemplate } from './operations/GetAssociationForServiceQuotaTemplate.ts'
import { GetAWSDefaultServiceQuota } from './operations/GetAWSDefaultServiceQuota.ts'
import { GetRequestedServiceQuotaChange } from './operations/GetRequestedServiceQuotaChange.ts'
import { GetServiceQuota } from './operations/GetServiceQuota.ts'
import { GetServiceQuotaIncreaseRequestFromTemplate } from './operations/GetServiceQuotaIncreaseRequestFromTemplate.ts'
import { ListAWSDefaultServiceQuotas } from './operations/ListAWSDefaultServiceQuotas.ts'
import { ListRequestedServiceQuotaChangeHistory } from './operations/ListRequestedServiceQuotaChangeHistory.ts'
import { ListRequestedServiceQuotaChangeHistoryByQuota } from './operations/ListRequestedServiceQuotaChangeHistoryByQuota.ts'
import { ListServiceQuotaIncreaseRequestsInTemplate } from './operations/ListServiceQuotaIncreaseRequestsInTemplate.ts'
import { ListServiceQuotas } from './operations/ListServiceQuotas.ts'
import { ListServices } from './operations/ListServices.ts'
import { ListTagsForResource } from './operations/ListTagsForResource.ts'
import { PutServiceQuotaIncreaseRequestIntoTemplate } from './operations/PutServiceQuotaIncreaseRequestIntoTemplate.ts'
import { RequestServiceQuotaIncrease } from './operations/RequestServiceQuotaIncrease.ts'
import { TagResource } from './operations/TagResource.ts'
import { UntagResource } from './operations/UntagResource.ts'

const operations = [
  AssociateServiceQuotaTemplate,
  DeleteServiceQuotaIncreaseRequestFromTemplate,
  DisassociateServiceQuotaTemplate,
  GetAssociationForServiceQuotaTemplate,
  GetAWSDefaultServiceQuota,
  GetRequestedServiceQuotaChange,
  GetServiceQuota,
  GetServiceQuotaIncreaseRequestFromTemplate,
  ListAWSDefaultServiceQuotas,
  ListRequestedServiceQuotaChangeHistory,
  ListRequestedServiceQuotaChangeHistoryByQuota,
  ListServiceQuotaIncreaseRequestsInTemplate,
  ListServiceQuotas,
  ListServices,
  ListTagsForResource,
  PutServiceQuotaIncreaseRequestIntoTemplate,
  RequestServiceQuotaIncrease,
  TagResource,
  UntagResource,
]

/** All of them, for the dispatch. */
export const serviceQuotasOperations: ReadonlyMap<string, Call<never, unknown, never>> = new Map(
  operations.map((operation) => [operation.name, operation]),
)
