export { connectRedis, type Redis, type RedisClient } from './connect-redis';
