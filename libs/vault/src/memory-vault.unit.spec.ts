import { MemoryVault } from './memory-vault.js';
import { describeVaultContract } from './vault-contract.js';

const vault = new MemoryVault();
describeVaultContract('MemoryVault', () => vault);
