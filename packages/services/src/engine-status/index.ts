export { describeEngines, type EnginesView } from './describe-engines';
export { type EngineStatus, publishEngineStatus, readEngineStatus } from './engine-status';
export { publishedEngines } from './published-engines';
