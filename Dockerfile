# The desk and its simulator, each its own target: docker build --target web . / docker build --target simulator .
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /src
# Packages first: they change seldom, and then this layer is kept.
COPY global.json Directory.Build.props Directory.Packages.props ./
COPY build/*.targets build/
COPY src/SellerDesk.Domain/*.csproj src/SellerDesk.Domain/
COPY src/SellerDesk.Application/*.csproj src/SellerDesk.Application/
COPY src/SellerDesk.Integrations/*.csproj src/SellerDesk.Integrations/
COPY src/SellerDesk.Web/*.csproj src/SellerDesk.Web/
COPY src/SellerDesk.Simulator/*.csproj src/SellerDesk.Simulator/
RUN dotnet restore src/SellerDesk.Web/SellerDesk.Web.csproj \
 && dotnet restore src/SellerDesk.Simulator/SellerDesk.Simulator.csproj
COPY docs/api.md docs/
COPY src src
RUN dotnet publish src/SellerDesk.Web/SellerDesk.Web.csproj -c Release --no-restore -o /out/web \
 && dotnet publish src/SellerDesk.Simulator/SellerDesk.Simulator.csproj -c Release --no-restore -o /out/simulator

FROM mcr.microsoft.com/dotnet/aspnet:10.0 AS runtime
WORKDIR /app
ENV ASPNETCORE_HTTP_PORTS=8080
EXPOSE 8080
USER $APP_UID

FROM runtime AS simulator
# What outlives a container: the simulator's journal. A volume takes over the owner it finds here.
USER root
RUN mkdir -p /var/lib/sellerdesk && chown $APP_UID:$APP_UID /var/lib/sellerdesk
USER $APP_UID
COPY --from=build /out/simulator .
# The image has no curl; bash can ask by itself.
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 \
  CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080"]
ENTRYPOINT ["dotnet", "SellerDesk.Simulator.dll", "--Volume", "60", "--History", "5000", "--State", "/var/lib/sellerdesk/simulator.journal"]

FROM runtime AS web
# The dictionary that replies are checked against; the desk works without it.
USER root
RUN (apt-get update && apt-get install -y --no-install-recommends hunspell-ru && rm -rf /var/lib/apt/lists/*) || echo "No spelling dictionary"
USER $APP_UID
COPY --from=build /out/web .
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
  CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /health/ready HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200 '"]
ENTRYPOINT ["dotnet", "SellerDesk.Web.dll"]
