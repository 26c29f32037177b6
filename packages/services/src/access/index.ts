export { type AccessContext, type Membership, requireMember } from './require-member';
export { requireOwner } from './require-owner';
