export { addSessionTotals } from './add-session-totals';
export { aiSessionToResume } from './ai-session-to-resume';
export { archiveSession, convertSession } from './end-session';
export {
  type ActiveSession,
  findActiveSession,
  type OpenSession,
  openSession,
} from './open-session';
export { recordAiSession } from './record-ai-session';
