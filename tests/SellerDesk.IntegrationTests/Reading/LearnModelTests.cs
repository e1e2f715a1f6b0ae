using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Application.Reading;
using SellerDesk.Application.Reviews;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Reading;
using SellerDesk.IntegrationTests.Fixtures;
using Xunit;

namespace SellerDesk.IntegrationTests.Reading;

public sealed class LearnModelTests(DeskFixture desk) : IClassFixture<DeskFixture>
{
    [Fact]
    public async Task The_desk_learns_its_own_words_and_keeps_only_what_is_better()
    {
        var learn = desk.Desk.Services.GetRequiredService<LearnModel>();
        var current = desk.Desk.Services.GetRequiredService<CurrentModel>();
        var early = () => learn.ExecuteAsync(Actor.Desk, null, CancellationToken.None);
        (await early.Should().ThrowAsync<RuleException>()).Which.Code.Should().Be("reading.tooFew");

        // Words that the model that ships does not know as praise or blame.
        var shop = await desk.AddShopAsync("Свои слова");
        var reviews = Enumerable.Range(0, 900).Select(n => ReadTextsTests.Review($"n{n}", Stars(n), $"{Words(n)} номер {n}")).ToList();
        await desk.WriteAsync(shop, DateTimeOffset.UtcNow, ReviewWriter.WriteAsync, reviews);
        var first = await learn.ExecuteAsync(Actor.Desk, null, CancellationToken.None);
        first.Kept.Should().BeTrue();
        first.Score.Should().BeGreaterThan(first.FormerScore);
        (await current.GetAsync(CancellationToken.None)).Should().BeEquivalentTo(new { Version = 1 });
        (await current.GetAsync(CancellationToken.None)).Model.Read("Бирюлька шершавит").Best.Should().Be(Sentiment.Negative);

        // Nothing new to learn: the second model is no better, and the first stays.
        var second = await learn.ExecuteAsync(Actor.Desk, null, CancellationToken.None);
        second.Kept.Should().BeFalse();
        (await current.GetAsync(CancellationToken.None)).Version.Should().Be(1);
        var picture = await desk.UseAsync<ModelBoard, ModelBoardPicture>(board => board.LoadAsync(CancellationToken.None));
        picture.Versions.Select(version => (version.Version, version.Kept, version.IsCurrent)).Should().Equal((2, false, false), (1, true, true));
        picture.Blaming.Select(word => word.Word).Should().Contain("шершавит");

        await desk.UseAsync<ReturnToBase>(back => back.ExecuteAsync(Actor.Desk, CancellationToken.None));
        (await current.GetAsync(CancellationToken.None)).Model.Should().BeSameAs(BaseModel.Model);
    }

    private static short Stars(int n) => (short)(n % 3 == 0 ? 1 : n % 3 == 1 ? 3 : 5);

    private static string Words(int n) => (n % 3) switch { 0 => "Бирюлька шершавит", 1 => "Бирюлька рядовит", _ => "Бирюлька журчалит" };
}
