import { Account } from './account.entity';
import { AccountRole } from './account-role.entity';
import { ApiKey } from './api-key.entity';
import { Portfolio, PortfolioGroup, PortfolioSchool } from './portfolio.entity';
import { PortfolioCover } from './portfolio-cover.entity';

/** Every table this library keeps; for the module, and for specs that open a database themselves. */
export const identityEntities = [
  ApiKey,
  Account,
  AccountRole,
  Portfolio,
  PortfolioSchool,
  PortfolioGroup,
  PortfolioCover,
];
