export { demoItemsMost, demoProjectName, seedDemoProject } from './seed-demo-project';
