using System.Net;
using System.Net.Http.Json;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SellerDesk.Application.Data;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Application.Shops;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Conversations;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;
using SellerDesk.IntegrationTests.Fixtures;
using SellerDesk.IntegrationTests.Team;
using Xunit;

namespace SellerDesk.IntegrationTests.Inbox;

/// <summary>Files of chats in a browser: through the desk, for those who see the shop.</summary>
public sealed class ChatFilesTests : TeamFixture, IAsyncLifetime
{
    private static readonly byte[] Png = [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, 0, 0, 0, 0];

    private Simulated simulator = null!;
    private ShopId shop;
    private string chat = "";
    private string message = "";

    public override async Task InitializeAsync()
    {
        simulator = await Simulated.StartAsync(reviews: 10, speed: 1, volume: 12);
        await simulator.Control.PostAsJsonAsync("/control/moderation", new { seconds = 0 });
        await base.InitializeAsync();
        var settings = await simulator.ConnectionAsync(Simulated.Account, Marketplace.Wildberries);
        shop = await Desk.Services.GetRequiredService<AddShop>().ExecuteAsync(Actor.Desk, new NewShop(Marketplace.Wildberries, "Тёплый дом", null, null, settings), DateTimeOffset.UtcNow, CancellationToken.None);
        await SendFileAsync();
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await (simulator?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    [Fact]
    public async Task A_file_is_shown_to_who_sees_the_shop_and_to_nobody_else()
    {
        using var own = await SeeingAsync(ShopScope.Of([shop]));
        await own.GetAsync($"/chats/{chat}/files/0?message={message}");
        (own.Status, own.ContentType).Should().Be((HttpStatusCode.OK, "image/png"));

        await own.GetAsync($"/chats/{chat}/files/7?message={message}");
        own.Status.Should().Be(HttpStatusCode.NotFound, "the message has no such file");
        await own.GetAsync($"/chats/{chat}/files/0?message=unknown");
        own.Status.Should().Be(HttpStatusCode.NotFound);
        await own.GetAsync($"/chats/{Guid.NewGuid()}/files/0?message={message}");
        own.Status.Should().Be(HttpStatusCode.NotFound, "no such chat");

        var other = await AddShopAsync("Чужой");
        using var foreigner = await SeeingAsync(ShopScope.Of([other.Id]));
        await foreigner.GetAsync($"/chats/{chat}/files/0?message={message}");
        foreigner.Status.Should().Be(HttpStatusCode.NotFound, "a shop of others looks like none");

        using var nobody = Visitor();
        await nobody.GetAsync($"/chats/{chat}/files/0?message={message}");
        (nobody.Status, nobody.Location).Should().Match<(HttpStatusCode Status, string? Location)>(answer => answer.Status == HttpStatusCode.Redirect && answer.Location!.StartsWith("/sign-in"));
    }

    /// <summary>A message of ours with a picture, as the marketplace's own cabinet writes it; the desk has pulled it.</summary>
    private async Task SendFileAsync()
    {
        (await simulator.Control.PostAsJsonAsync("/control/chat", new { account = Simulated.Account, text = "Пришлите фото" })).EnsureSuccessStatusCode();
        await PullAsync();
        await using var db = Data.Open();
        var (row, key) = (await db.Chats.OrderByDescending(c => c.LastMessageAt).FirstAsync(c => c.ShopId == shop), await db.Shops.SingleAsync(s => s.Id == shop));
        var access = Desk.Services.GetRequiredService<ShopAccessReader>();
        await access.Connector(key).ChatMessages!.SendAsync(access.Read(key), row.Ref.Number, row.Facts, new ChatCall("", [new OutgoingFile("a.png", "image/png", Png)]), CancellationToken.None);
        await PullAsync();
        chat = row.Id.Value.ToString();
        message = await db.ChatMessages.Where(m => m.ChatId == row.Id && m.Sender == ChatSender.Seller && m.Files != "[]").OrderByDescending(m => m.SentAt).Select(m => m.Ref.Number).FirstAsync();
    }

    private Task<PullReport> PullAsync() => Desk.Services.GetRequiredService<PullFeed>().ExecuteAsync(shop, FeedKind.Chats, CancellationToken.None);

    private async Task<Visitor> SeeingAsync(ShopScope scope)
    {
        var email = $"p{Guid.NewGuid():N}@example.test";
        var added = await UseAsync<AddPerson, AddedPerson>(add => add.ExecuteAsync(Actor.Desk, "Пётр", email, Role.Viewer, scope, DateTimeOffset.UtcNow, CancellationToken.None));
        await UseAsync<ChangeOwnAccount, DeskPerson>(change => change.ChangePasswordAsync(added.Id, added.TemporaryPassword, Password));
        var visitor = Visitor();
        await visitor.SignInAsync(email, Password);
        return visitor;
    }
}
