#!/usr/bin/env bash
# Starts the bot once, up to where it would be ready, and keeps what the JVM learned about it in convenor.aot. To be run
# where convenor.jar and java-options are; SPRING_DATASOURCE_URL says where a database is. Nothing else has to be there:
# nothing is asked of Microsoft 365 but tokens and keys, which may be missing.
set -euo pipefail

# A small heap, since what is learned with a very large one does not fit a smaller.
exec java @java-options -Xmx512m -XX:AOTCacheOutput=convenor.aot -jar convenor.jar \
	--convenor.start.only-rehearse=true --server.port="${SERVER_PORT:-8080}" --logging.level.root=error \
	--convenor.tenant-id=nobody --convenor.teams.app-id=nobody --convenor.teams.jwks-uri=https://localhost:1/keys \
	--convenor.microsoft.authority-host=https://localhost:1 --convenor.microsoft.client-secret=none \
	--convenor.graph.url=https://localhost:1/v1.0 --convenor.graph.credential=secret --convenor.graph.drive-id=none \
	--convenor.authority.name=Nobody --convenor.authority.organiser=nobody@nowhere.example \
	--convenor.authority.organiser-id=nobody --convenor.authority.cp-mailbox=nobody@nowhere.example \
	--convenor.outcomes.team=none --convenor.outcomes.channel=none
