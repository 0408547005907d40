export { KeyHolder } from './key-holder';
export { KeyRotation, type Rotated } from './key-rotation.service';
export { type Plain, type Sealed, Secrets } from './secrets.service';
export { secretsWith } from './secrets-with';
export { SecretsModule } from './secrets.module';
