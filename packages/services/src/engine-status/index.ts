export { describeEngines, type EnginesView } from './describe-engines';
export { type EngineChoices, engineChoices } from './engine-choices';
export { type EngineStatus, publishEngineStatus, readEngineStatus } from './engine-status';
export { publishedEngines } from './published-engines';
