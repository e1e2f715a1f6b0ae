using FluentAssertions;
using SellerDesk.Application.Inbox.Context;
using SellerDesk.Application.Knowledge;
using SellerDesk.Application.Knowledge.Questions;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Knowledge;
using SellerDesk.Domain.Products;
using SellerDesk.Domain.Team;
using SellerDesk.IntegrationTests.Fixtures;
using Xunit;

namespace SellerDesk.IntegrationTests.Knowledge;

/// <summary>What is asked again and again, what was answered to the like, and the papers that answers are taken from.</summary>
public sealed class FrequentQuestionsTests(KnowledgeFixture desk) : IClassFixture<KnowledgeFixture>
{
    private static CancellationToken None => CancellationToken.None;

    [Fact]
    public async Task The_same_question_in_other_words_joins_its_cluster_another_one_does_not_and_a_second_round_changes_nothing()
    {
        var same = new[] { "Какой диаметр горлышка у термокружки?", "Подскажите, пожалуйста, какой диаметр горлышка термокружки", "Здравствуйте! Диаметр горлышка какой у термокружки?" };
        var asked = new List<WorkItemId>();
        foreach (var text in same.Append("Влезает ли телескопическая удочка в чехол целиком?"))
        {
            asked.Add(await desk.AskedAsync(text));
        }

        var job = desk.Get<FindFrequentQuestionsJob>();
        await job.RunAsync(None);
        var clusters = (await new FrequentQuestions(desk.Everything()).LoadAsync(desk.Shop.Id, ignored: false, null, None)).Rows;
        var cluster = clusters.Should().ContainSingle(c => c.Example.Contains("горлышк")).Subject;
        cluster.Size.Should().Be(3);

        await job.RunAsync(None);
        var details = (await new FrequentQuestions(desk.Everything()).FindAsync(cluster.Id, None))!;
        details.Cluster.Size.Should().Be(3);
        details.Questions.Select(question => question.Item).Should().BeEquivalentTo(asked[..3]);
        clusters.Should().NotContain(c => c.Example.Contains("удочка"), "one question is not frequent");
    }

    [Fact]
    public async Task What_was_answered_to_the_like_is_found_under_the_same_product_first_and_never_in_another_shop()
    {
        var (mine, other, asked) = (await AnsweredAsync("Можно ли гладить гирлянду утюгом", "Нет, гирлянда не для утюга."), await AnsweredAsync("Гирлянду гладить можно", "Гладить нельзя."), await desk.AskedAsync("Гладить гирлянду можно?"));
        var (product, elsewhere) = (Guid.NewGuid(), await desk.AddShopAsync("Другой магазин"));
        await desk.Database.ExecuteAsync($"insert into products (id, shop_id, number, name) values ('{product}', '{desk.Shop.Id}', '{product:N}', 'Гирлянда')");
        await desk.Database.ExecuteAsync($"update work_items set product_id = '{product}' where id in ('{other.Value}', '{asked.Value}')");
        var similar = new SimilarAnswers(desk.Everything());

        var found = await similar.LoadAsync(asked, desk.Shop.Id, new ProductId(product), "Гладить гирлянду можно?", None);

        found.Select(answer => answer.Item).Should().Equal(other, mine);
        found.Select(answer => answer.SameProduct).Should().Equal(true, false);
        found[0].Answer.Should().Be("Гладить нельзя.");
        (await similar.LoadAsync(asked, elsewhere.Id, new ProductId(product), "Гладить гирлянду можно?", None)).Should().BeEmpty();
        (await similar.LoadAsync(asked, desk.Shop.Id, null, "  ", None)).Should().BeEmpty();
    }

    [Fact]
    public async Task A_paper_is_known_by_its_bytes_not_its_name_has_a_limit_and_belongs_to_shops()
    {
        var save = new SaveDocument(desk.Data, TimeProvider.System);
        byte[] pdf = [.. "%PDF-1.7\n"u8, .. new byte[400]];
        var id = await save.UploadAsync(KnowledgeFixture.Manager, "../Паспорт изделия.exe", pdf, null, None);
        await using (var db = desk.Data.Open())
        {
            var kept = (await db.Documents.FindAsync([id]))!;
            (kept.ContentType, kept.Size).Should().Be(("application/pdf", pdf.Length));
            kept.FileName.Should().EndWith(".pdf").And.NotContainAny("/", "\\", "..");
        }

        await RefusedAsync("document.type", () => save.UploadAsync(KnowledgeFixture.Manager, "licence.pdf", [.. "MZ"u8, .. new byte[400]], null, None));
        await RefusedAsync("document.size", () => save.UploadAsync(KnowledgeFixture.Manager, "big.pdf", [.. "%PDF-1.7\n"u8, .. new byte[KnowledgeDocument.MaxSize]], null, None));
        await RefusedAsync("document.size", () => save.UploadAsync(KnowledgeFixture.Manager, "empty.pdf", [], null, None));

        var foreign = await desk.AddShopAsync("Чужие бумаги");
        var stranger = new Actor(PersonId.New(), "Чужой", Role.Seller, Application.Data.ShopScope.Of([desk.Shop.Id]));
        var text = new DocumentText(DocumentKind.Manual, "Инструкция", "", MayBeGiven: true, [foreign.Id.Value], [], []);
        await FluentActions.Awaiting(() => save.UploadAsync(stranger, "a.pdf", pdf, text, None)).Should().ThrowAsync<RuleException>();
        var theirs = await save.UploadAsync(KnowledgeFixture.Manager, "a.pdf", pdf, text, None);
        await FluentActions.Awaiting(() => save.DeleteAsync(stranger, theirs, None)).Should().ThrowAsync<RuleException>();
        await FluentActions.Awaiting(() => save.UploadAsync(DeskFixture.Somebody(Role.Viewer), "a.pdf", pdf, null, None)).Should().ThrowAsync<RuleException>();
    }

    private static async Task RefusedAsync(string code, Func<Task> deed) => (await FluentActions.Awaiting(deed).Should().ThrowAsync<RuleException>()).Which.Code.Should().Be(code);

    private async Task<WorkItemId> AnsweredAsync(string question, string answer)
    {
        var item = await desk.AskedAsync(question);
        await desk.Database.ExecuteAsync($"update questions set answer_text = '{answer}', answer_state = 'Published' where id = '{item.Value}'");
        await desk.Database.ExecuteAsync($"update work_items set state = 'Closed', reply_state = 'Published', closed_at = now() where id = '{item.Value}'");
        return item;
    }
}
