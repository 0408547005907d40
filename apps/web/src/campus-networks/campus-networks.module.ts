import { Module } from '@nestjs/common';
import { LinksModule } from '@footing/identity';
import { CampusNetworksController } from './campus-networks.controller';

/** The page about the university's own networks. */
@Module({ imports: [LinksModule], controllers: [CampusNetworksController] })
export class CampusNetworkPages {}
