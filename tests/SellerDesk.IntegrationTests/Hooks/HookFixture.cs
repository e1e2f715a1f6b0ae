using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using SellerDesk.Application.Hooks;
using SellerDesk.Application.Jobs;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Application.Reviews;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Hooks;
using SellerDesk.Domain.Shops;
using SellerDesk.IntegrationTests.Channels;
using SellerDesk.IntegrationTests.Fixtures;

namespace SellerDesk.IntegrationTests.Hooks;

/// <summary>A desk whose clock goes on and can be moved ahead, and receivers on this machine that it may call.</summary>
public sealed class HookFixture : DeskFixture
{
    private readonly AheadClock clock = new();
    private readonly List<string> allowed = [];

    public SaveHook Save => Desk.Services.GetRequiredService<SaveHook>();

    public ReplayHooks Replay => Desk.Services.GetRequiredService<ReplayHooks>();

    public DateTimeOffset Now => clock.GetUtcNow();

    protected override IEnumerable<string> Settings => ["--Hooks:Seconds=1"];

    protected override TimeProvider Time => clock;

    public void Ahead(TimeSpan by) => clock.Ahead += by;

    /// <summary>Back to the true time, or nearly: the database's own clock is not this one.</summary>
    public void Present() => clock.Ahead = AheadClock.Little;

    public async Task<CreatedHook> HookAsync(Uri address, IReadOnlyList<string> events, params IReadOnlyList<Shop> shops)
    {
        allowed.Add($"{address.Host}:{address.Port}");
        Desk.Configuration["Channels:InsideHosts"] = string.Join(' ', allowed);
        return await Save.CreateAsync(Actor.Desk, new HookWish("CRM", address, events, [.. shops.Select(shop => shop.Id)]), CancellationToken.None);
    }

    public Task ReviewAsync(Shop shop, string number, short rating = 2, DateTimeOffset? at = null) =>
        WriteAsync(shop, DateTimeOffset.UtcNow, ReviewWriter.WriteAsync, new IncomingReview { Number = number, Rating = rating, Text = "Пришло разбитым, звоните +7 900 123-45-67", Author = "Мария К.", CreatedAt = at ?? DateTimeOffset.UtcNow.AddHours(-1) });

    public Task<bool> RunAsync<TJob>() where TJob : class, IJob => Desk.Services.GetRequiredService<TJob>().RunAsync(CancellationToken.None);

    public async Task<HookRow> FindAsync(HookId id) => (await Desk.Services.GetRequiredService<HookList>().FindAsync(Actor.Desk, id, CancellationToken.None))!;

    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<HookDeliveryRow>> DeliveriesAsync(HookId id) =>
        (await Desk.Services.GetRequiredService<HookDeliveryList>().LoadAsync(Actor.Desk, id, null, null, 200, CancellationToken.None)).Rows;

    public Task<HookDeliveryDetails> DeliveryAsync(HookId id, Guid delivery) => Desk.Services.GetRequiredService<HookDeliveryList>().FindAsync(Actor.Desk, id, delivery, CancellationToken.None);

    /// <summary>As a receiver checks it.</summary>
    public static string Signature(string secret, Call call) => "v1," + Convert.ToBase64String(HMACSHA256.HashData(
        Convert.FromBase64String(secret["whsec_".Length..]), Encoding.UTF8.GetBytes($"{call.Headers["webhook-id"]}.{call.Headers["webhook-timestamp"]}.{call.Body}")));

    private sealed class AheadClock : TimeProvider
    {
        public static readonly TimeSpan Little = TimeSpan.FromSeconds(2);

        public TimeSpan Ahead { get; set; } = Little;

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Ahead;
    }
}
