using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using SellerDesk.Simulator.Control;
using SellerDesk.Simulator.Gateway;
using SellerDesk.Simulator.Kaspi;
using SellerDesk.Simulator.Life;
using SellerDesk.Simulator.Marketplaces;
using SellerDesk.Simulator.Ozon;
using SellerDesk.Simulator.Wildberries;
using SellerDesk.Simulator.World;
using SellerDesk.Simulator.YandexMarket;

namespace SellerDesk.Simulator;

/// <summary>Puts the simulator together; a test may start it in its own process on port 0.</summary>
public static class SimulatorHost
{
    public static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning).AddFilter("System.Net.Http", LogLevel.Warning);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Services.ConfigureHttpJsonOptions(json => json.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase)));
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(services => Open(services.GetRequiredService<IConfiguration>(), services.GetRequiredService<TimeProvider>()));
        builder.Services.AddSingleton<SellerActs>();
        builder.Services.AddSingleton<Faults>();
        builder.Services.AddSingleton<RateLimits>();
        builder.Services.AddSingleton<Spoiler>();
        builder.Services.AddSingleton<Poison>();
        builder.Services.AddSingleton<Wires>();
        builder.Services.AddSingleton<Tokens>();
        builder.Services.AddSingleton<FunnelReports>();
        builder.Services.AddSingleton<IWire, WildberriesWire>();
        builder.Services.AddSingleton<YandexKeys>();
        builder.Services.AddSingleton<YandexGate>();
        builder.Services.AddSingleton<IWire, YandexWire>();
        builder.Services.AddSingleton<IPushes, YandexPushes>();
        builder.Services.AddKaspi();
        builder.Services.AddSingleton<OzonKeys>();
        builder.Services.AddSingleton<IWire, OzonMarketplace>();
        builder.Services.AddSingleton<IPushes, OzonPushWords>();
        builder.Services.AddHttpClient();
        builder.Services.AddSingleton<SmsGateway>();
        builder.Services.AddSingleton<PushOutbox>();
        builder.Services.AddHostedService<PushPost>();
        builder.Services.AddHostedService<ClockKeeper>();

        var app = builder.Build();
        app.UseMiddleware<FaultyNetwork>();
        app.UseMiddleware<WildberriesGate>();
        app.UseRouting();
        app.MapControl();
        app.MapControlPage();
        app.MapGateway();
        app.MapGet("/photos/{number}.jpg", Photos.Serve);
        foreach (var wire in app.Services.GetRequiredService<Wires>().All)
        {
            wire.Map(app);
        }

        return app;
    }

    private static Simulation Open(IConfiguration configuration, TimeProvider real)
    {
        var seed = configuration.GetValue("Seed", 1);
        var volume = configuration.GetValue("Volume", WorldSettings.DefaultVolume);
        var speed = configuration.GetValue("Speed", 1.0);
        var start = configuration["Start"] is { Length: > 0 } text ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal) : (DateTimeOffset?)null;
        var path = configuration["State"];
        var kept = ClockKeeper.Load(path);
        var opened = kept?.Start ?? (start ?? real.GetUtcNow()).ToUniversalTime();
        var now = kept is null ? opened : start is null && kept.Now < real.GetUtcNow() ? real.GetUtcNow() : kept.Now;
        var settings = new WorldSettings(seed, opened, volume, HistoryOf(configuration)) { OrderDays = configuration.GetValue("OrderDays", 95), HasFlaws = configuration.GetValue("Flaws", false) };
        return new Simulation(settings, new SimClock(real, now, speed), new Journal(path), real);
    }

    /// <summary>How many reviews each account should have gathered at the start: one number for all, or History:zvuk for one.</summary>
    private static Dictionary<string, int> HistoryOf(IConfiguration configuration)
    {
        var history = configuration.GetSection("History").GetChildren().ToDictionary(child => child.Key, child => int.Parse(child.Value!, CultureInfo.InvariantCulture));
        if (configuration.GetValue<int?>("History") is { } all)
        {
            history["*"] = all;
        }

        return history;
    }
}
