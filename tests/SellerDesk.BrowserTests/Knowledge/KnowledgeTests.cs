using System.Net.Http.Json;
using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using SellerDesk.Application.Knowledge;
using SellerDesk.Application.Team;
using SellerDesk.BrowserTests.Fixtures;
using SellerDesk.Domain.Knowledge;
using SellerDesk.IntegrationTests.Fixtures;
using Xunit;

namespace SellerDesk.BrowserTests.Knowledge;

[Collection(WorkingDeskCollection.Name)]
public sealed class KnowledgeTests(WorkingDesk desk)
{
    [Fact]
    public async Task An_article_with_a_script_in_it_is_shown_and_never_run()
    {
        var id = await desk.Desk.Services.GetRequiredService<SaveArticle>().AddAsync(Actor.Desk, ArticleContent.Blank(ArticleKind.Article) with
        {
            Title = "Опасная <script>alert(1)</script> статья",
            Body = "**Внимание** <script>alert('тело')</script> <img src=x onerror=\"alert('картинка')\"> [ссылка](javascript:alert('ссылка'))",
        }, null, CancellationToken.None);
        await using var owner = await desk.SignedInAsync();
        await owner.OpenAsync($"/knowledge/{id.Value}");

        await owner.SeesAsync(".sd-markdown", "<script>alert('тело')</script>");
        (await owner.Page.Locator(".sd-markdown script, .sd-markdown img, .sd-markdown a[href^='javascript']").CountAsync()).Should().Be(0);
        owner.NothingWentWrong();
    }

    [Fact]
    public async Task An_answer_is_proposed_in_shadow_proves_itself_and_then_leaves_alone()
    {
        var pair = await desk.Desk.Services.GetRequiredService<SaveArticle>().AddAsync(Actor.Desk, ArticleContent.Blank(ArticleKind.Pair) with
        {
            Title = "Есть ли гарантия на самовар",
            Question = "Есть ли гарантия на самовар",
            Answer = "Здравствуйте! Да, гарантия на самовар один год.",
        }, null, CancellationToken.None);
        await AskAsync("Подскажите, есть ли гарантия на самовар?");
        await using var owner = await desk.SignedInAsync();
        await SeesProposalAsync(owner, "/knowledge/automatic", "в тени");
        await owner.Find(".automation-proposal:has-text('самовар') button:text-is('Верно')").ClickAsync();
        await owner.SeesAsync(".automation-proposal:has-text('самовар')", "оценил человек");

        await desk.Database.ExecuteAsync($"update articles set judged = 20, agreed = 20 where id = '{pair.Value}'");
        await owner.OpenAsync($"/knowledge/{pair.Value}");
        await owner.Find("text=Отвечать автоматически").ClickAsync();
        await owner.SeesAsync(".knowledge-aside .sd-badge.ok", "отвечает сам");
        await AskAsync("Добрый день, есть ли гарантия на самовар?");
        await SeesProposalAsync(owner, "/knowledge/automatic?view=Sent", "ответил сам");

        await owner.Find("text=Остановить все автоответы").ClickAsync();
        await owner.SeesAsync(".sd-banner", "Автоответы остановлены");
        await owner.Find("text=Включить снова").ClickAsync();
        await owner.SeesAsync(".automation-stop");
        owner.NothingWentWrong();
    }

    private async Task AskAsync(string text)
    {
        (await desk.Simulator.Control.PostAsJsonAsync("/control/question", new { account = Simulated.Account, text })).EnsureSuccessStatusCode();
        await desk.HurryAsync();
    }

    /// <summary>Pulled and proposed by the desk's own clock, within some rounds of it.</summary>
    private static async Task SeesProposalAsync(Visitor visitor, string path, string state)
    {
        for (var tries = 0; tries < 40; tries++)
        {
            await visitor.OpenAsync(path);
            if (await visitor.Page.Locator($".automation-proposal:has-text('самовар'):has-text('{state}')").CountAsync() > 0)
            {
                return;
            }

            await Task.Delay(1_000);
        }

        throw new TimeoutException($"No proposal is {state}.");
    }
}
