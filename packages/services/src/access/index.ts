export {
  type AccessContext,
  isMemberOfProject,
  type Membership,
  requireMember,
} from './require-member';
export { requireOwner } from './require-owner';
